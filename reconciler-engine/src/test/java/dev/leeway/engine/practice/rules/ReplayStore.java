package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.practice.rules.WriteOptions.FieldValidation;
import dev.leeway.engine.practice.rules.WriteRules.PatchKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The smallest store that makes the rules answer like a server. */
final class ReplayStore {
    /** An answer: the HTTP status and the body. */
    record Answer(int status, JsonObject body) {}

    /** Addresses that count up. */
    static final ServerChoices CHOICES =
            new ServerChoices() {
                @Override
                public String clusterIp(JsonObject service) {
                    return "10.0.0.1";
                }

                @Override
                public OptionalInt nodePort(JsonObject service) {
                    return OptionalInt.of(30_000);
                }

                @Override
                public String uid() {
                    return "00000000-0000-0000-0000-000000000001";
                }
            };

    private final BuiltinTypes types;
    private final WriteRules rules;
    private final Map<String, JsonObject> objects = new HashMap<>();
    private long version = 100;

    ReplayStore(BuiltinTypes types, WriteRules rules) {
        this.types = types;
        this.rules = rules;
    }

    Optional<JsonObject> find(String path) {
        return Optional.ofNullable(objects.get(path));
    }

    Answer handle(
            String method, String path, JsonObject query, String contentType, JsonValue body) {
        String[] parts = path.split("/", -1);
        boolean core = parts[1].equals("api");
        String groupVersion = core ? parts[2] : parts[2] + "/" + parts[3];
        int first = core ? 3 : 4;
        int at = parts[first].equals("namespaces") ? first + 2 : first;
        String plural = parts[at];
        String subresource = parts.length > at + 2 ? parts[at + 2] : "";
        ResourceType type =
                types.all().stream()
                        .filter(t -> t.gvk().apiVersion().equals(groupVersion))
                        .filter(t -> t.plural().equals(plural))
                        .findFirst()
                        .orElseThrow();
        String key =
                subresource.isEmpty()
                        ? path
                        : path.substring(0, path.length() - subresource.length() - 1);
        WriteOptions options =
                new WriteOptions(
                        query.string("fieldManager", "unknown"),
                        query.string("force", "").equals("true"),
                        FieldValidation.WARN,
                        subresource,
                        Instant.parse("2026-11-22T04:22:53Z"));
        boolean dryRun = query.has("dryRun");
        return switch (method) {
            case "GET" ->
                    find(key).map(object -> new Answer(200, object)).orElseGet(ReplayStore::absent);
            case "DELETE" -> {
                objects.remove(key);
                yield new Answer(200, JsonObject.EMPTY);
            }
            case "POST" -> {
                JsonObject object = (JsonObject) body;
                String name = object.objectAt("metadata").string("name", "");
                yield keep(
                        key + "/" + name,
                        rules.create(type, object, options),
                        201,
                        dryRun,
                        options);
            }
            case "PUT" ->
                    keep(
                            key,
                            rules.update(type, find(key).orElseThrow(), (JsonObject) body, options),
                            200,
                            dryRun,
                            options);
            default -> patch(type, key, contentType, body, options, dryRun);
        };
    }

    private static Answer absent() {
        return new Answer(404, JsonObject.EMPTY);
    }

    private Answer patch(
            ResourceType type,
            String key,
            String contentType,
            JsonValue body,
            WriteOptions options,
            boolean dryRun) {
        Optional<JsonObject> stored = find(key);
        if (contentType.equals("application/apply-patch+yaml")) {
            WriteOutcome outcome = rules.apply(type, stored, (JsonObject) body, options);
            return keep(key, outcome, stored.isPresent() ? 200 : 201, dryRun, options);
        }
        if (stored.isEmpty()) {
            return absent();
        }
        PatchKind kind =
                switch (contentType) {
                    case "application/json-patch+json" -> PatchKind.JSON;
                    case "application/merge-patch+json" -> PatchKind.MERGE;
                    default -> PatchKind.STRATEGIC;
                };
        return keep(
                key, rules.patch(type, stored.get(), kind, body, options), 200, dryRun, options);
    }

    private Answer keep(
            String key, WriteOutcome outcome, int success, boolean dryRun, WriteOptions options) {
        return switch (outcome) {
            case WriteOutcome.Refused(JsonObject status) ->
                    new Answer((int) status.integer("code", 0), status);
            case WriteOutcome.Stored stored -> {
                JsonObject object = stored.object();
                if (!dryRun && !stored.unchanged()) {
                    version++;
                    JsonObject metadata = object.objectAt("metadata");
                    metadata =
                            metadata.with("resourceVersion", JsonValue.of(Long.toString(version)));
                    if (!metadata.has("uid")) {
                        metadata = metadata.with("uid", JsonValue.of("uid-" + version));
                    }
                    object = object.with("metadata", metadata);
                    objects.put(key, object);
                }
                yield new Answer(
                        success,
                        options.subresource().equals("scale") ? Scales.of(object) : object);
            }
        };
    }

    /** Returns a recorded PUT body with the identity and version that the object has here. */
    JsonObject withCurrentIdentity(String path, JsonObject body) {
        Optional<JsonObject> current = find(path);
        if (current.isEmpty()) {
            return body;
        }
        JsonObject ours = current.get().objectAt("metadata");
        JsonObject metadata = body.objectAt("metadata");
        if (!metadata.string("resourceVersion", "").equals("1")) {
            metadata = metadata.with("resourceVersion", ours.require("resourceVersion"));
        }
        JsonObject out = body.with("metadata", metadata.with("uid", ours.require("uid")));
        JsonObject spec = current.get().objectAt("spec");
        List<JsonObject> ports = spec.arrayAt("ports").objects().toList();
        out =
                Presets.ifPresent(
                        out,
                        "spec",
                        theirs ->
                                Presets.each(
                                        theirs, "ports", port -> withCurrentNodePort(port, ports)));
        for (String name : new String[] {"clusterIP", "clusterIPs"}) {
            if (out.objectAt("spec").has(name) && spec.has(name)) {
                out = out.with("spec", out.objectAt("spec").with(name, spec.require(name)));
            }
        }
        return out;
    }

    private static JsonObject withCurrentNodePort(JsonObject port, List<JsonObject> current) {
        return current.stream()
                .filter(mine -> mine.find("port").equals(port.find("port")))
                .filter(mine -> mine.has("nodePort") && port.has("nodePort"))
                .findFirst()
                .map(mine -> port.with("nodePort", mine.require("nodePort")))
                .orElse(port);
    }

    /** Returns what of an answer is compared. */
    static JsonValue compared(JsonObject answer) {
        if (answer.string("kind", "").equals("Status")) {
            return status(answer);
        }
        JsonObject metadata = answer.objectAt("metadata");
        for (String name :
                new String[] {
                    "uid",
                    "resourceVersion",
                    "creationTimestamp",
                    "deletionTimestamp",
                    "deletionGracePeriodSeconds"
                }) {
            metadata = metadata.without(name);
        }
        if (metadata.has("managedFields")) {
            metadata =
                    metadata.with(
                            "managedFields",
                            new JsonArray(
                                    metadata.arrayAt("managedFields")
                                            .objects()
                                            .map(entry -> entry.without("time"))
                                            .<JsonValue>map(entry -> entry)
                                            .sorted(Comparator.comparing(JsonWriter::canonical))
                                            .toList()));
        }
        JsonObject out = answer.with("metadata", metadata);
        if (!(out.get("spec") instanceof JsonObject spec)) {
            return out;
        }
        return out.with(
                "spec",
                Presets.each(
                        spec.without("clusterIP").without("clusterIPs"),
                        "ports",
                        port -> port.without("nodePort")));
    }

    private static JsonObject status(JsonObject answer) {
        JsonArray causes =
                new JsonArray(
                        answer.objectAt("details")
                                .arrayAt("causes")
                                .objects()
                                .<JsonValue>map(
                                        cause ->
                                                JsonArray.of(
                                                        JsonValue.of(cause.string("reason", "")),
                                                        JsonValue.of(cause.string("field", ""))))
                                .sorted(Comparator.comparing(JsonValue::toJson))
                                .toList());
        return JsonObject.builder()
                .put("status", answer.string("status", ""))
                .put("reason", answer.string("reason", ""))
                .put("code", answer.integer("code", 0))
                .put("causes", causes)
                .build();
    }
}
