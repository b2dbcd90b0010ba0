"""The JSON Schema of each kind and cycle, for editors; made from the models and the catalog."""
