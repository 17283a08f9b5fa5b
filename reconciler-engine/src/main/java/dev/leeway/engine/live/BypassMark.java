package dev.leeway.engine.live;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The mark that a bypass leaves on an object it fixed, in the same request as the fix, so that any
 * Leeway sees the lease, who holds it, and when it is overdue. It says the reason's digest, never
 * the reason.
 *
 * @param id the bypass' id
 * @param owner who holds the lease
 * @param start when the lease began, to the second
 * @param end when it is to be over, to the second
 * @param reasonDigest the SHA-256 of the reason, in hexadecimal
 */
public record BypassMark(String id, String owner, Instant start, Instant end, String reasonDigest) {
    /** The annotation. */
    public static final String ANNOTATION = "leeway.dev/bypass";

    /** The field manager of every fix. */
    public static final String MANAGER = "leeway-bypass";

    public BypassMark {
        start = start.truncatedTo(ChronoUnit.SECONDS);
        end = end.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Returns the digest of a reason. */
    public static String digest(String reason) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(reason.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns the annotation's text. */
    public String text() {
        return JsonWriter.compact(
                JsonObject.builder()
                        .put("id", id)
                        .put("owner", owner)
                        .put("start", start.toString())
                        .put("end", end.toString())
                        .put("reason", "sha256:" + reasonDigest)
                        .build());
    }

    /**
     * Reads the mark on an object. One that cannot be read is a lease by somebody unknown: doubt
     * holds.
     */
    public static Optional<BypassMark> of(Manifest live) {
        return live.annotation(ANNOTATION).map(BypassMark::read);
    }

    private static BypassMark read(String text) {
        try {
            JsonObject json = JsonReader.readObject(text);
            String digest = json.string("reason", "");
            return new BypassMark(
                    json.string("id", "unreadable"),
                    json.string("owner", HoldMarkPhrase.MARK_SOMEBODY.pattern()),
                    Instant.parse(json.string("start", "")),
                    Instant.parse(json.string("end", "")),
                    digest.startsWith("sha256:") ? digest.substring("sha256:".length()) : "");
        } catch (JsonSyntaxException | DateTimeException odd) {
            return new BypassMark(
                    "unreadable",
                    HoldMarkPhrase.MARK_SOMEBODY.pattern(),
                    Instant.EPOCH,
                    Instant.EPOCH,
                    "");
        }
    }

    /** Returns who owns the lease, as it can be worded where nobody is known. */
    public Wording saidOwner() {
        return MarkWords.of(owner);
    }

    /** Returns the hold that the mark stands for: its object, as a whole. */
    public HoldMark asHold(ResourceKey key) {
        return new HoldMark(
                id,
                new HoldScope.OneObject(key),
                owner,
                HoldMarkPhrase.MARK_FIX.of(id).text(),
                start,
                Optional.of(end),
                Optional.empty());
    }
}
