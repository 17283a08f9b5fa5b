package dev.leeway.desktop.screen.proposal;

import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.diff.DiffContent;
import dev.leeway.desktop.control.diff.DiffDocument;
import dev.leeway.desktop.control.diff.DiffPane;
import dev.leeway.desktop.control.diff.DiffWords;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.DiffMemory;
import dev.leeway.desktop.screen.DriftRowWords;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.FileChange;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.resource.Sensitive;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that a way changes, one at a time, before and after. Values of Secrets are masked. */
final class FileChanges extends BorderPane {
    private final Desk desk;
    private final FlowPane names = new FlowPane();
    private final DiffPane diff;
    private final CandidateWords words;
    private boolean secret;

    FileChanges(Desk desk) {
        this.desk = desk;
        this.words = new CandidateWords(desk.text());
        diff =
                new DiffPane(
                        new DiffWords(
                                count -> desk.text().text("drift.folded", count),
                                new DriftRowWords(desk.text()),
                                desk.text().text("propose.before"),
                                desk.text().text("propose.after"),
                                desk.text().text("drift.overview"),
                                desk.text().text("drift.one-column")),
                        desk.commands()::copy);
        DiffMemory.keep(desk, diff);
        names.getStyleClass().addAll("chips", "file-names");
        setTop(names);
        setCenter(diff);
        setMinWidth(280);
    }

    void show(Candidate candidate, ProposalDraft draft) {
        secret =
                draft.touched().stream()
                        .anyMatch(one -> Sensitive.isSensitive(one.object().groupKind()));
        ToggleGroup group = new ToggleGroup();
        names.getChildren().setAll(candidate.files().stream().map(f -> name(f, group)).toList());
        names.setVisible(!candidate.files().isEmpty());
        names.setManaged(!candidate.files().isEmpty());
        if (candidate.files().isEmpty()) {
            Mark verdict = words.verdict(candidate, draft);
            setCenter(
                    new Blank(
                            verdict.styleClass(),
                            verdict.shape(),
                            desk.text().text("propose.no-files"),
                            List.of(
                                    desk.text()
                                            .text(
                                                    candidate.own().isProved()
                                                            ? "propose.no-files-needed"
                                                            : "propose.no-files-next"))));
        } else {
            setCenter(diff);
            ((ToggleButton) names.getChildren().getFirst()).setSelected(true);
            show(candidate.files().getFirst());
        }
    }

    private ToggleButton name(FileChange file, ToggleGroup group) {
        ToggleButton button = new ToggleButton(file.path());
        button.setToggleGroup(group);
        button.getStyleClass().addAll("chip", "mono", "state-busy");
        button.setOnAction(
                event -> {
                    button.setSelected(true);
                    show(file);
                });
        return button;
    }

    private void show(FileChange file) {
        diff.show(
                content(
                        lines(file.before()),
                        lines(file.after()),
                        desk.text()
                                .text(
                                        file.before().isEmpty()
                                                ? "propose.new-file"
                                                : "propose.before"),
                        desk.text()
                                .text(
                                        file.after().isEmpty()
                                                ? "propose.gone-file"
                                                : "propose.after")));
    }

    private List<String> lines(Optional<byte[]> bytes) {
        return bytes.map(one -> new String(one, StandardCharsets.UTF_8))
                .map(text -> MaskedSource.lines(text, secret))
                .orElse(List.of());
    }

    private static DiffContent content(
            List<String> before, List<String> after, String left, String right) {
        return new DiffContent(DiffDocument.of(before, after), left, right, Map.of(), Map.of());
    }
}
