package dev.leeway.desktop.command;

import dev.leeway.engine.bypass.BypassState;
import dev.leeway.engine.bypass.GuardRef;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.bypass.LeaseView;
import dev.leeway.engine.bypass.review.FixReview;
import dev.leeway.engine.bypass.review.FixReview.StoredField;
import dev.leeway.engine.bypass.review.FixReview.Storing;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Leases and reviews as text and as JSON. */
final class BypassReport {
    private BypassReport() {}

    static List<String> lines(FixReview review) {
        List<String> lines = new ArrayList<>();
        lines.add("What the server would store on " + review.fix().key() + ":");
        switch (review.storing()) {
            case Storing.Stored stored ->
                    stored.fields().forEach(field -> lines.add("  " + line(field)));
            case Storing.Refused refused -> lines.add("  REFUSED: " + refused.message());
            case Storing.NotKnown not -> lines.add("  not known: " + not.message());
        }
        lines.add("Who would take it back:");
        review.reverters()
                .forEach(
                        one ->
                                lines.add(
                                        "  "
                                                + one.who().text()
                                                + ": "
                                                + one.when().text()
                                                + " ("
                                                + one.evidence().text()
                                                + ")"
                                                + one.guard()
                                                        .map(guard -> "; held on " + guard.scope())
                                                        .orElse(
                                                                "; NOT HELD. "
                                                                        + one.advice().text())));
        if (!review.alsoTouched().isEmpty()) {
            lines.add("What else it does:");
            review.alsoTouched().forEach(effect -> lines.add("  " + effect.sentence()));
        }
        return lines.stream().map(Printable::of).toList();
    }

    private static String line(StoredField field) {
        return field.path()
                + ": "
                + value(field.before())
                + " -> "
                + value(field.after())
                + (field.asked() ? "" : "   (added by the server)");
    }

    private static String value(Optional<JsonValue> value) {
        return value.map(JsonValue::toJson).orElse("nothing");
    }

    static String line(LeaseView view) {
        return Printable.of(
                "%-26s %-11s %-10s %s  %s  %s  %s"
                        .formatted(
                                view.id(),
                                word(view.stage()),
                                left(view),
                                view.application() + " on " + view.cluster(),
                                view.objects(),
                                view.owner(),
                                view.reason()));
    }

    private static String left(LeaseView view) {
        if (view.stage().over()) {
            return "-";
        }
        Duration span = view.left().abs();
        String text =
                span.toHours() > 0
                        ? span.toHours() + "h" + span.toMinutesPart() + "m"
                        : span.toMinutes() + "m";
        return view.left().isNegative() ? "over " + text : text;
    }

    static List<String> lines(Lease lease, String waitsFor) {
        LeaseView view = LeaseView.of(lease, Instant.now());
        List<String> lines = new ArrayList<>();
        lines.add(line(view));
        view.proof().forEach(line -> lines.add("  " + Printable.of(line)));
        if (!waitsFor.isEmpty()) {
            lines.add("  waits for " + Printable.of(waitsFor));
        }
        if (!view.next().isEmpty()) {
            lines.add(
                    "  next: "
                            + String.join(
                                    ", ", view.next().stream().map(BypassReport::word).toList()));
        }
        return lines;
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static JsonObject json(Lease lease, String waitsFor) {
        LeaseView view = LeaseView.of(lease, Instant.now());
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("id", view.id())
                        .put("application", view.application())
                        .put("cluster", view.cluster())
                        .put("stage", word(view.stage()))
                        .put("owner", view.owner());
        lease.bypass().approver().ifPresent(name -> json.put("approver", name));
        lease.last(BypassState.Proposed.class)
                .ifPresent(proposed -> json.put("proposal", proposal(proposed)));
        return json.put("reason", view.reason())
                .put("incident", view.incident())
                .put("start", lease.bypass().start().toString())
                .put("end", view.end().toString())
                .put("secondsLeft", view.left().toSeconds())
                .put("alarm", view.alarm())
                .put("resources", ResourceJson.array(view.objects(), ResourceJson::key))
                .put(
                        "fields",
                        JsonArray.ofStrings(
                                lease.bypass().fixes().stream()
                                        .flatMap(fix -> fix.touched().stream())
                                        .map(Object::toString)
                                        .toList()))
                .put(
                        "guards",
                        JsonArray.ofStrings(
                                lease.bypass().guards().stream().map(GuardRef::engine).toList()))
                .put("waitsFor", waitsFor)
                .put(
                        "next",
                        JsonArray.ofStrings(view.next().stream().map(BypassReport::word).toList()))
                .put("timeline", JsonArray.ofStrings(view.proof()))
                .build();
    }

    private static JsonObject proposal(BypassState.Proposed proposed) {
        return JsonObject.builder()
                .put("id", proposed.proposal())
                .put("branch", proposed.branch())
                .put("commit", proposed.commit())
                .build();
    }

    static JsonObject document(Lease lease, String waitsFor) {
        return document(lease, waitsFor, Optional.empty());
    }

    static JsonObject document(
            Lease lease, String waitsFor, Optional<MergedOtherwiseReport> otherwise) {
        JsonObject.Builder document = Output.document("Bypass").putAll(json(lease, waitsFor));
        otherwise.ifPresent(report -> document.put("mergedOtherwise", report.json()));
        return document.build();
    }
}
