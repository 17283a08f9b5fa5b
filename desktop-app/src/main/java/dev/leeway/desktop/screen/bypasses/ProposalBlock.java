package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.LeaseLooks;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.FieldRow;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.bypass.ObjectFix;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.proposal.Landing;
import dev.leeway.engine.proposal.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What became of a lease's proposal: where it is, on which proof, and what was merged instead. */
final class ProposalBlock {
    private final Desk desk;
    private final LeaseLooks looks;

    ProposalBlock(Desk desk) {
        this.desk = desk;
        this.looks = new LeaseLooks(desk.text());
    }

    List<Node> rows(LeaseState lease) {
        Optional<Proposal> proposal = lease.proposal();
        if (proposal.isEmpty()) {
            return List.of(told(desk.text().text("bypasses.no-proposal"), "muted"));
        }
        Proposal known = proposal.get();
        List<Node> rows = new ArrayList<>();
        rows.add(told(looks.proposal(known), "strong"));
        if (known.stage() instanceof Proposal.Stage.Merged merged && !merged.asProposed()) {
            boolean moved = merged.landing() == Landing.MOVED_ON;
            rows.add(
                    new StatusBadge(
                            new Mark(
                                    "state-missing",
                                    Feather.ALERT_TRIANGLE,
                                    desk.text()
                                            .text(
                                                    moved
                                                            ? "bypasses.proof-overtaken"
                                                            : "bypasses.proof-changed"))));
            if (!lease.over()) {
                rows.addAll(both(lease));
            }
        } else {
            int fields =
                    lease.lease().bypass().fixes().stream()
                            .mapToInt(fix -> fix.lasting().size())
                            .sum();
            rows.add(
                    new StatusBadge(
                            new Mark(
                                    "state-in-sync",
                                    Feather.CHECK_CIRCLE,
                                    desk.text().text("bypasses.proof", fields, 0))));
        }
        rows.add(mono(known.branch() + " → " + known.target()));
        known.files().forEach(file -> rows.add(mono(file)));
        LeaseLooks.link(known).ifPresent(link -> rows.add(linked(link)));
        if (!known.delivery().lastError().isEmpty()) {
            EngineWords said = new EngineWords(desk.text());
            rows.add(told(said.words(known.delivery().lastError()), "muted"));
            rows.add(told(said.words(known.delivery().lastNextStep()), "muted"));
        }
        return rows;
    }

    private Node linked(String link) {
        Button copy =
                Buttons.of(
                        Feather.COPY,
                        desk.text().text("bypasses.copy-link"),
                        () -> desk.commands().copy(link));
        copy.getStyleClass().add("small");
        HBox line = new HBox(mono(link), copy);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("link-line");
        return line;
    }

    /** The values of the fixed fields that Git and the cluster have now, where they differ. */
    private List<Node> both(LeaseState lease) {
        List<Node> rows = new ArrayList<>();
        for (ObjectFix fix : lease.lease().bypass().fixes()) {
            for (FieldRow field : differing(lease, fix)) {
                Label path = mono(field.path());
                path.setWrapText(true);
                rows.add(
                        new VBox(
                                path,
                                told(
                                        desk.text()
                                                .text(
                                                        "bypasses.merged-git",
                                                        field.desired().orElse(nothing())),
                                        "mono"),
                                told(
                                        desk.text()
                                                .text(
                                                        "bypasses.merged-live",
                                                        field.live().orElse(nothing())),
                                        "mono")));
            }
        }
        return rows.isEmpty()
                ? List.of(told(desk.text().text("bypasses.merged-compare"), "muted"))
                : rows;
    }

    private String nothing() {
        return desk.text().text("bypasses.no-value");
    }

    private List<FieldRow> differing(LeaseState lease, ObjectFix fix) {
        return desk
                .store()
                .state()
                .applications()
                .find(lease.application())
                .flatMap(ProposalBlock::objects)
                .stream()
                .flatMap(List::stream)
                .filter(object -> object.key().equals(fix.key()))
                .flatMap(object -> object.fields().stream())
                .filter(
                        field ->
                                fix.lasting().stream()
                                        .anyMatch(lasting -> belongTogether(field, lasting)))
                .toList();
    }

    private static Optional<List<ObjectState>> objects(ApplicationState app) {
        return app.findings().latest().map(Findings::objects);
    }

    /** One lies in the other, or they are the same; screens name items without quotes. */
    private static boolean belongTogether(FieldRow field, FieldPath lasting) {
        String shown = field.path().replace("\"", "");
        String fixed = lasting.toString().replace("\"", "");
        return within(shown, fixed) || within(fixed, shown);
    }

    private static boolean within(String inner, String outer) {
        return inner.startsWith(outer)
                && (inner.length() == outer.length()
                        || ".[".indexOf(inner.charAt(outer.length())) >= 0);
    }

    private static Label mono(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("mono");
        label.setMinWidth(0);
        label.setTooltip(new Tooltip(words));
        return label;
    }

    private static Label told(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }
}
