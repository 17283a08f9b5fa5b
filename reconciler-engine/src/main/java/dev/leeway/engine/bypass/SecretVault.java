package dev.leeway.engine.bypass;

import dev.leeway.engine.apply.ApplyRequest;
import dev.leeway.engine.apply.DeleteRequest;
import dev.leeway.engine.apply.WriteResult;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.run.ClusterConnection;
import dev.leeway.engine.wording.Wording;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Where the values of a Secret's fix are kept while the lease lasts: in a Secret beside it, in the
 * cluster, never on this machine. It goes with the lease.
 */
final class SecretVault {
    private static final ServedKind SECRET =
            new ServedKind(
                    new Gvk("", "v1", "Secret"),
                    "secrets",
                    true,
                    Set.of("get", "list", "patch", "delete"));
    private static final String ENTRY = "fixes.json";

    private final ClusterConnection cluster;
    private final Duration timeout;

    SecretVault(ClusterConnection cluster, Duration timeout) {
        this.cluster = cluster;
        this.timeout = timeout;
    }

    private static boolean needed(Bypass bypass) {
        return bypass.fixes().stream().anyMatch(ObjectFix::sensitive);
    }

    private static ResourceKey key(Bypass bypass) {
        String namespace =
                bypass.fixes().stream()
                        .filter(ObjectFix::sensitive)
                        .findFirst()
                        .orElseThrow()
                        .key()
                        .namespace();
        return new ResourceKey("", "Secret", namespace, "leeway-bypass-" + bypass.id());
    }

    /** Keeps the values and reads them back. */
    void keep(Bypass bypass) throws BypassException, InterruptedException {
        List<ObjectFix> open =
                bypass.fixes().stream().filter(fix -> fix.sensitive() && !fix.sealed()).toList();
        if (open.isEmpty()) {
            return;
        }
        ResourceKey key = key(bypass);
        JsonArray fixes =
                new JsonArray(open.stream().<JsonValue>map(fix -> LeaseJson.fix(fix)).toList());
        String packed =
                Base64.getEncoder().encodeToString(fixes.toJson().getBytes(StandardCharsets.UTF_8));
        JsonObject body =
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "Secret")
                        .put(
                                "metadata",
                                JsonObject.builder()
                                        .put("name", key.name())
                                        .put("namespace", key.namespace())
                                        .build())
                        .put("data", JsonObject.builder().put(ENTRY, packed).build())
                        .build();
        WriteResult result =
                cluster.writer()
                        .apply(
                                new ApplyRequest(
                                        key,
                                        SECRET,
                                        new Manifest(body),
                                        BypassMark.MANAGER,
                                        false,
                                        "",
                                        timeout));
        boolean kept =
                cluster.reader().readNow(key, SECRET, timeout) instanceof LiveState.Present present
                        && present.manifest()
                                .root()
                                .objectAt("data")
                                .string(ENTRY, "")
                                .equals(packed);
        if (!kept) {
            throw new BypassException(
                    BypassPhrase.NOT_KEPT.of(Wording.quoted(key.toString()), outcome(result)),
                    BypassPhrase.NOT_KEPT_NEXT.of(),
                    null);
        }
    }

    private static Wording outcome(WriteResult result) {
        return switch (result) {
            case WriteResult.AlreadyGone _, WriteResult.Written _ ->
                    BypassPhrase.READS_OTHERWISE.of();
            case WriteResult.Rejected _,
                    WriteResult.NotSent _,
                    WriteResult.Unknown _,
                    WriteResult.Outdated _,
                    WriteResult.Conflicting _ ->
                    result.trouble();
        };
    }

    /** Returns the bypass with its true values. */
    Bypass opened(Bypass bypass) throws BypassException, InterruptedException {
        if (bypass.fixes().stream().noneMatch(ObjectFix::sealed)) {
            return bypass;
        }
        ResourceKey key = key(bypass);
        LiveState state = cluster.reader().readNow(key, SECRET, timeout);
        if (!(state instanceof LiveState.Present present)) {
            throw new BypassException(
                    BypassPhrase.VALUES_UNREAD.of(key.toString()),
                    BypassPhrase.VALUES_UNREAD_NEXT.of(),
                    null);
        }
        try {
            byte[] text =
                    Base64.getDecoder()
                            .decode(present.manifest().root().objectAt("data").string(ENTRY, ""));
            List<ObjectFix> kept =
                    JsonReader.read(new String(text, StandardCharsets.UTF_8))
                                    instanceof JsonArray array
                            ? array.objects().map(LeaseJson::fix).toList()
                            : List.of();
            return bypass.with(
                    bypass.fixes().stream()
                            .map(
                                    fix ->
                                            kept.stream()
                                                    .filter(one -> one.key().equals(fix.key()))
                                                    .findFirst()
                                                    .orElse(fix))
                            .toList());
        } catch (JsonSyntaxException | IllegalArgumentException odd) {
            throw new BypassException(
                    BypassPhrase.VALUES_ODD.of(key.toString()),
                    BypassPhrase.VALUES_ODD_NEXT.of(),
                    odd);
        }
    }

    /** Takes the kept values away. */
    void empty(Bypass bypass) throws BypassException, InterruptedException {
        if (!needed(bypass)) {
            return;
        }
        ResourceKey key = key(bypass);
        if (cluster.reader().readNow(key, SECRET, timeout) instanceof LiveState.Present present) {
            cluster.writer()
                    .delete(
                            new DeleteRequest(
                                    key,
                                    SECRET,
                                    present.manifest().uid(),
                                    present.manifest().resourceVersion(),
                                    DeleteRequest.Propagation.BACKGROUND,
                                    timeout));
        }
        if (!(cluster.reader().readNow(key, SECRET, timeout) instanceof LiveState.Absent)) {
            throw new BypassException(
                    BypassPhrase.NOT_REMOVED.of(key.toString()),
                    BypassPhrase.SAME_STEP_NEXT.of(),
                    null);
        }
    }
}
