package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonWriter;
import java.nio.charset.StandardCharsets;

/** The short word by which a controller tells one pod template from another. */
final class TemplateHash {
    static final String LABEL = "pod-template-hash";
    static final String REVISION_LABEL = "controller-revision-hash";

    /** No vowels and nothing that reads like a digit, so that no word forms by chance. */
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private static final int LENGTH = 10;

    private TemplateHash() {}

    static String of(JsonObject template) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : JsonWriter.canonical(without(template)).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b) * 0x100000001b3L;
        }
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            word.append(ALPHABET.charAt((int) Long.remainderUnsigned(hash, ALPHABET.length())));
            hash = Long.divideUnsigned(hash, ALPHABET.length());
        }
        return word.toString();
    }

    /** Returns the template without the marks that controllers add. */
    static JsonObject without(JsonObject template) {
        JsonObject metadata = template.objectAt("metadata");
        JsonObject labels = metadata.objectAt("labels").without(LABEL).without(REVISION_LABEL);
        return template.with("metadata", metadata.with("labels", labels));
    }
}
