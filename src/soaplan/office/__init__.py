"""A plan in Word and in Excel: out as a form and as a money sheet, and back in answer by answer."""
