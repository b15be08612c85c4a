"""What editors and docs/fields.md say of each field, from the models."""
