package dev.leeway.engine.bypass;

import dev.leeway.engine.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** A secret that somebody typed. It prints a mask; only a fix of a Secret unwraps it. */
public final class SecretText {
    private final byte[] bytes;

    private SecretText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes typed characters; the caller wipes its own copy. */
    public static SecretText of(char[] typed) {
        return new SecretText(new String(typed).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the value as a Secret's {@code data} has it. */
    JsonValue encoded() {
        return JsonValue.of(Base64.getEncoder().encodeToString(bytes));
    }

    /** Overwrites the secret; it cannot be used afterwards. */
    public void wipe() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "••••••••";
    }
}
