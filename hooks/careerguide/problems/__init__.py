"""Problems as values, every sentence that they can say, and the forms in which they are reported."""
