package dev.leeway.engine.store;

import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The form of a record that is hashed and exported, and the hash over it. */
final class AuditChain {
    private AuditChain() {}

    /** Returns the record that follows another one. */
    static AuditRecord link(long sequence, AuditEvent event, String previousHash) {
        return new AuditRecord(sequence, event, previousHash, hash(sequence, event, previousHash));
    }

    /** Returns the hash: SHA-256 of the canonical JSON of everything but the hash itself. */
    static String hash(long sequence, AuditEvent event, String previousHash) {
        String text = JsonWriter.canonical(content(sequence, event, previousHash));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns a record as it is exported. */
    static String line(AuditRecord record) {
        return JsonWriter.compact(
                content(record.sequence(), record.event(), record.previousHash())
                        .with("hash", new JsonString(record.hash())));
    }

    private static JsonObject content(long sequence, AuditEvent event, String previousHash) {
        return JsonObject.builder()
                .put("sequence", sequence)
                .put("time", event.time().toString())
                .put("operator", event.operator())
                .put("kind", event.kind().name())
                .put("outcome", event.outcome().name())
                .put("runId", event.runId())
                .put("application", event.application())
                .put("cluster", event.cluster())
                .put("repository", event.repository())
                .put("revision", event.revision())
                .put("planDigest", event.planDigest())
                .put("object", event.object().map(ResourceKey::toArgument).orElse(""))
                .put("resourceVersionBefore", event.resourceVersionBefore())
                .put("resourceVersionAfter", event.resourceVersionAfter())
                .put("message", event.message())
                .put("previousHash", previousHash)
                .build();
    }
}
