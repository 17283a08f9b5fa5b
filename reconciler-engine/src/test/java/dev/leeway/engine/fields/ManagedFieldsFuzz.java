package dev.leeway.engine.fields;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;

/** Reads any bytes as the fields of a manager: they are read or refused, and survive writing. */
public final class ManagedFieldsFuzz {
    private ManagedFieldsFuzz() {}

    /** Called with made-up bytes. */
    public static void fuzzerTestOneInput(byte[] input) {
        FieldSet fields;
        try {
            fields = FieldSet.parse(JsonReader.readObject(input));
        } catch (JsonSyntaxException | IllegalArgumentException refused) {
            return;
        }
        JsonObject written = fields.toFieldsV1();
        if (!FieldSet.parse(written).toFieldsV1().equals(written)) {
            throw new IllegalStateException("written fields read differently");
        }
    }
}
