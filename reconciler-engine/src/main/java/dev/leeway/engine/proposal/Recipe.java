package dev.leeway.engine.proposal;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Sensitive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is needed to make a proposal again on another base, as it is kept on the disk. Nothing of a
 * Secret but the names and labels of its metadata is kept.
 *
 * @param reason why it is made
 * @param way which kind of edit was chosen
 * @param consented whether the operator accepted that it hits other applications
 * @param touched the fields with their live values; empty for an older revision
 * @param message the commit's message
 * @param body the request's text
 * @param untold whether an open request may say something older
 */
record Recipe(
        ProposalReason reason,
        Candidate.Way way,
        boolean consented,
        List<TouchedObject> touched,
        String message,
        String body,
        boolean untold) {
    Recipe {
        touched = List.copyOf(touched);
    }

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder();
        json.put("kind", new JsonString(reason.kind().name()));
        json.put("id", new JsonString(reason.id()));
        json.put("reason", new JsonString(reason.reason()));
        json.put("incident", new JsonString(reason.incident()));
        json.put("owner", new JsonString(reason.owner()));
        json.put("approvers", JsonArray.ofStrings(reason.approvers()));
        reason.leaseEnd().ifPresent(end -> json.put("leaseEnd", new JsonString(end.toString())));
        json.put("way", new JsonString(way.name()));
        json.put("consented", JsonValue.of(consented));
        json.put("touched", new JsonArray(touched.stream().map(Recipe::touchedJson).toList()));
        json.put("message", new JsonString(message));
        json.put("body", new JsonString(body));
        json.put("untold", JsonValue.of(untold));
        return json.build();
    }

    private static JsonValue touchedJson(TouchedObject touched) {
        return JsonObject.of(
                        "object",
                        new JsonString(touched.object().toArgument()),
                        "fields",
                        new JsonArray(touched.fields().stream().map(Recipe::path).toList()))
                .with("live", kept(touched));
    }

    private static JsonValue path(FieldPath field) {
        return JsonArray.ofStrings(field.elements().stream().map(PathElement::serialize).toList());
    }

    /** What the cluster adds by itself is not worth keeping, and a Secret's values must not be. */
    private static JsonObject kept(TouchedObject touched) {
        JsonObject live =
                touched.live()
                        .without("status")
                        .withoutAt(List.of("metadata", "managedFields"))
                        .withoutAt(
                                List.of(
                                        "metadata",
                                        "annotations",
                                        "kubectl.kubernetes.io/last-applied-configuration"));
        if (!Sensitive.isSensitive(touched.object().groupKind())) {
            return live;
        }
        JsonObject masked = JsonObject.EMPTY;
        for (String name : List.of("apiVersion", "kind", "metadata")) {
            if (live.has(name)) {
                masked = masked.with(name, live.require(name));
            }
        }
        return masked;
    }

    static Recipe of(JsonObject json) {
        return new Recipe(
                new ProposalReason(
                        ProposalReason.Kind.valueOf(json.string("kind", "")),
                        json.string("id", ""),
                        json.string("reason", ""),
                        json.string("incident", ""),
                        json.string("owner", ""),
                        texts(json.arrayAt("approvers")),
                        json.string("leaseEnd").map(Instant::parse)),
                Candidate.Way.valueOf(json.string("way", "")),
                json.bool("consented", false),
                json.arrayAt("touched").objects().map(Recipe::touched).toList(),
                json.string("message", ""),
                json.string("body", ""),
                json.bool("untold", false));
    }

    /** Returns a copy whose lease ends at another time, which the host is not told yet. */
    Recipe endingAt(Instant end) {
        ProposalReason newer =
                new ProposalReason(
                        reason.kind(),
                        reason.id(),
                        reason.reason(),
                        reason.incident(),
                        reason.owner(),
                        reason.approvers(),
                        Optional.of(end));
        return new Recipe(
                newer,
                way,
                consented,
                touched,
                message,
                ProposalText.withRow(body, ProposalText.LEASE_END, end.toString()),
                true);
    }

    /** Returns a copy that the host knows. */
    Recipe told() {
        return new Recipe(reason, way, consented, touched, message, body, false);
    }

    /** Returns the request's text for a commit that was made on a base. */
    String bodyOn(String base) {
        return ProposalText.withRow(body, ProposalText.BASE, base);
    }

    private static TouchedObject touched(JsonObject json) {
        return new TouchedObject(
                ResourceKey.fromArgument(json.string("object", "")),
                json.arrayAt("fields").stream()
                        .filter(JsonArray.class::isInstance)
                        .map(steps -> field((JsonArray) steps))
                        .toList(),
                json.object("live").orElse(JsonObject.EMPTY));
    }

    private static FieldPath field(JsonArray steps) {
        return new FieldPath(texts(steps).stream().map(PathElement::parse).toList());
    }

    private static List<String> texts(JsonArray array) {
        return array.stream()
                .map(item -> item instanceof JsonString(String text) ? text : "")
                .toList();
    }

    /** Returns the title, which is the message's first line. */
    String title() {
        return message.lines().findFirst().orElse("");
    }
}
