"""From what people bring (a file, a form, a request) to checked rows with the contract's fields."""
