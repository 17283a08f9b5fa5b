package dev.leeway.engine.json;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why a text is not the JSON that was expected. */
public enum JsonPhrase implements Phrase {
    AT("{0} (line {1}, column {2})"),
    CHARACTER("the character '{0}' does not belong here"),
    CONTROL("a text holds a control character that is not escaped"),
    DEEP("it is nested too deeply"),
    END("the text ends unexpectedly"),
    ESCAPE("the escape \\{0} is not known"),
    LARGE_NUMBER("a number that is too large"),
    MORE("more text after the JSON value"),
    NO_VALUE("no JSON value"),
    OBJECT("a JSON object was expected"),
    SAYS("the JSON parser says: {0}"),
    TOKEN("{0} is no JSON value; text stands in double quotes"),
    TWICE("the name '{0}' stands twice in the same object"),
    WANTS_COLON("a colon was expected between name and value, not '{0}'"),
    WANTS_COMMA("a comma was expected, not '{0}'"),
    WANTS_NAME("a name in double quotes was expected, not '{0}'"),
    WANTS_VALUE("a value was expected, not '{0}'");

    private final String pattern;

    JsonPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "json";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
