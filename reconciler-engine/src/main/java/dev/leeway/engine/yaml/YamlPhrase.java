package dev.leeway.engine.yaml;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why a text is no YAML, those of the library that parses it among them. */
public enum YamlPhrase implements Phrase {
    ALIAS_UNKNOWN("no anchor &{0} stands before the alias *{0}"),
    ALIASES_HEAVY("the aliases of this document repeat more than the limit of {0} nodes"),
    ANCHOR_LOOP("the value of the anchor &{0} contains itself"),
    BINARY("a !!binary value is not base64: {0}"),
    BINARY_PADDING("a !!binary value is not base64: its padding is missing"),
    BYTES("the bytes are not {0} text; save the file as UTF-8"),
    CARRIAGE_RETURN("a carriage return stands alone"),
    CHARACTER("the character {0} is not allowed in YAML"),
    DEEP("collections nest deeper than {0} levels"),
    JSON_NOT_YAML("it is JSON that is not YAML"),
    KEY_COLLECTION("a key must be text, a number or a boolean, not a collection"),
    KEY_NULL("a key must be text, a number or a boolean, not null"),
    KEY_TWICE("the key '{0}' stands twice in the same mapping"),
    LARGE("the text is larger than the limit of {0} bytes"),
    MERGE("the merge key << takes a mapping or a list of mappings"),
    NO_NUMBER("JSON, and so Kubernetes, has no number {0}"),
    NO_VALUE("a value was expected"),
    NOT_UTF8("the bytes are not UTF-8 text"),
    SAYS("the YAML parser says: {0}"),
    SECOND("one document was expected, a second one starts here"),
    TAB("a tab stands where the indentation of a block scalar is expected; use spaces"),
    TAG("'{0}' is not a !!{1}"),
    // What the library says, and within what.
    WITHIN("{0}, {1}"),
    PARSER_BLOCK_END("expected <block end>, but found '{0}'"),
    PARSER_COLON("could not find expected ':'"),
    PARSER_COMMA_BRACE("expected ',' or '}', but got {0}"),
    PARSER_COMMA_BRACKET("expected ',' or ']', but got {0}"),
    PARSER_COMMENT("expected a comment or a line break, but found {0}"),
    PARSER_DOCUMENT_START("expected '<document start>', but found '{0}'"),
    PARSER_END("found unexpected end of stream"),
    PARSER_ESCAPE("found unknown escape character {0}"),
    PARSER_KEY("mapping keys are not allowed here"),
    PARSER_NODE("expected the node content, but found '{0}'"),
    PARSER_SEPARATOR("found unexpected document separator"),
    PARSER_SEQUENCE("sequence entries are not allowed here"),
    PARSER_START(
            "found character '{0}' that cannot start any token. (Do not use {1} for indentation)"),
    PARSER_VALUE("mapping values are not allowed here"),
    WHILE_BLOCK("while parsing a block mapping"),
    WHILE_BLOCK_NODE("while parsing a block node"),
    WHILE_BLOCK_SCALAR("while scanning a block scalar"),
    WHILE_COLLECTION("while parsing a block collection"),
    WHILE_DOUBLE_QUOTED("while scanning a double-quoted scalar"),
    WHILE_FLOW_MAPPING("while parsing a flow mapping"),
    WHILE_FLOW_NODE("while parsing a flow node"),
    WHILE_FLOW_SEQUENCE("while parsing a flow sequence"),
    WHILE_PLAIN("while scanning a plain scalar"),
    WHILE_QUOTED("while scanning a quoted scalar"),
    WHILE_SIMPLE_KEY("while scanning a simple key"),
    WHILE_TAG("while scanning a tag"),
    WHILE_TOKEN("while scanning for the next token");

    private final String pattern;

    YamlPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "yaml";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
