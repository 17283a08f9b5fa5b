package dev.leeway.desktop.command;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.run.RollBackPreview;
import dev.leeway.engine.run.RollBackPreview.Source;
import dev.leeway.engine.run.RollBackWarning;
import java.util.ArrayList;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Prints what rolling back would do. */
final class RollbackReport {
    private RollbackReport() {}

    /** Returns the reason that a hold gets when the operator gives none. */
    static String reason(RollBackPreview preview) {
        return "rolled back to "
                + preview.sync().map(sync -> "sync " + sync.number() + " ").orElse("")
                + "("
                + preview.target().shortCommit()
                + ")";
    }

    static List<String> text(RollBackPreview preview) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Roll back %s to %s %s%s"
                        .formatted(
                                preview.application(),
                                preview.target().shortCommit(),
                                Printable.of(preview.target().subject()),
                                preview.sync()
                                        .map(
                                                sync ->
                                                        " (sync "
                                                                + sync.number()
                                                                + " of "
                                                                + sync.start()
                                                                        .started()
                                                                        .truncatedTo(
                                                                                ChronoUnit.SECONDS)
                                                                + " by "
                                                                + Printable.of(
                                                                        sync.start().operator())
                                                                + ")")
                                        .orElse("")));
        for (RollBackWarning warning : preview.warnings()) {
            lines.add("  ! " + Printable.of(warning.message() + remedy(warning)));
        }
        preview.replaced()
                .forEach(
                        hold ->
                                lines.add(
                                        "  The new hold takes the place of: "
                                                + Printable.of(hold.sentence())));
        lines.addAll(PlanReport.text(preview.plan()));
        lines.add(
                "  The application is then held at "
                        + preview.target().shortCommit()
                        + " until the hold is released.");
        return lines;
    }

    static JsonObject json(RollBackPreview preview) {
        JsonObject.Builder json =
                Output.document("RollBackPreview")
                        .put("application", preview.application())
                        .put("target", ResourceJson.revision(preview.target()));
        preview.sync().ifPresent(sync -> json.put("sync", sync.number()));
        switch (preview.source()) {
            case Source.Git _ -> json.put("source", "git");
            case Source.Kept kept ->
                    json.put("source", "kept")
                            .put("keptOf", kept.number())
                            .put("whyKept", kept.why().text());
        }
        return json.put("warnings", ResourceJson.array(preview.warnings(), RollbackReport::warning))
                .put("replacedHolds", ResourceJson.array(preview.replaced(), ResourceJson::hold))
                .put("plan", PlanReport.json(preview.plan()))
                .build();
    }

    private static JsonObject warning(RollBackWarning warning) {
        JsonObject.Builder json =
                JsonObject.builder().put("kind", ResourceJson.camel(warning.kind().name()));
        warning.object().ifPresent(key -> json.put("resource", ResourceJson.key(key)));
        return json.put("message", warning.message() + remedy(warning)).build();
    }

    /** How what a warning speaks of is asked for on a command line. */
    private static String remedy(RollBackWarning warning) {
        return switch (warning.remedy()) {
            case NONE -> "";
            case TAKE_KEPT -> " Take what was kept with --from-kept to have the old ones.";
            case LEAVE_OUT ->
                    " Leave the definition out with --resource, or migrate the objects first.";
            case RECREATE -> " It could be deleted and made anew (--recreate).";
            case PRUNE -> " --prune deletes what came later.";
        };
    }
}
