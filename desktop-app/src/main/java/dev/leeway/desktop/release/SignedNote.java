package dev.leeway.desktop.release;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/**
 * An announcement as it travels: {@code {"note": BASE64, "signature": BASE64}}, the signature by
 * Ed25519 over the note's very bytes. What is inside is not even read before the signature holds.
 */
final class SignedNote {
    private SignedNote() {}

    /** An announcement that must not be believed; the message says why. */
    static final class UnbelievableException extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Wording said;

        UnbelievableException(Wording said) {
            super(said.text());
            this.said = said;
        }

        /** Returns why. */
        Wording said() {
            return said;
        }
    }

    static ReleaseNote open(String text, PublicKey key) throws UnbelievableException {
        byte[] note;
        byte[] signature;
        try {
            JsonObject signed = JsonReader.readObject(text);
            note = Base64.getDecoder().decode(signed.string("note", ""));
            signature = Base64.getDecoder().decode(signed.string("signature", ""));
        } catch (JsonSyntaxException | IllegalArgumentException e) {
            throw new UnbelievableException(ReleasePhrase.ANNOUNCEMENT_NONE.of());
        }
        if (!holds(note, signature, key)) {
            throw new UnbelievableException(ReleasePhrase.ANNOUNCEMENT_UNSIGNED.of());
        }
        try {
            JsonObject said = JsonReader.readObject(new String(note, StandardCharsets.UTF_8));
            URI page = URI.create(said.string("page", ""));
            if (!"https".equals(String.valueOf(page.getScheme()).toLowerCase(Locale.ROOT))) {
                throw new UnbelievableException(ReleasePhrase.ANNOUNCEMENT_PAGE.of());
            }
            Versions.require(said.string("version", ""));
            return new ReleaseNote(
                    said.string("version", ""),
                    page,
                    said.string("words", ""),
                    Instant.parse(said.string("until", "")));
        } catch (JsonSyntaxException | IllegalArgumentException | DateTimeException e) {
            throw new UnbelievableException(ReleasePhrase.ANNOUNCEMENT_UNREAD.of());
        }
    }

    private static boolean holds(byte[] note, byte[] signature, PublicKey key) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(note);
            return check.verify(signature);
        } catch (GeneralSecurityException notOne) {
            return false;
        }
    }
}
