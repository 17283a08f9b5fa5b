package dev.leeway.desktop.screen.proposal;

import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.ProposalDraft;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The ways to edit the source, each with its proof, what it leaves and whom it hits. */
final class CandidateList extends ListView<Candidate> {
    private Optional<ProposalDraft> draft = Optional.empty();
    private Optional<CandidateWords> words = Optional.empty();
    private boolean following;

    CandidateList(Desk desk, Consumer<Candidate> chosen) {
        getStyleClass().addAll("candidate-list", "edge-to-edge");
        setAccessibleText(desk.text().text("propose.ways"));
        setMinWidth(240);
        setCellFactory(view -> new WayCell());
        // The list keeps the heights that its cells had, but their words wrap anew.
        widthProperty().addListener(observable -> refresh());
        getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (observable, before, after) -> {
                            if (after != null && !following) {
                                chosen.accept(after);
                            }
                        });
    }

    void show(ProposalDraft shown, CandidateWords said) {
        draft = Optional.of(shown);
        words = Optional.of(said);
        following = true;
        getItems().setAll(shown.candidates());
        following = false;
    }

    void select(Optional<Candidate> candidate) {
        following = true;
        candidate.ifPresent(one -> getSelectionModel().select(one));
        following = false;
    }

    private final class WayCell extends ListCell<Candidate> {
        WayCell() {
            setPrefWidth(0);
            setText(null);
        }

        @Override
        protected void updateItem(@Nullable Candidate item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null || draft.isEmpty() || words.isEmpty()) {
                setGraphic(null);
                return;
            }
            CandidateWords said = words.get();
            Label way = new Label(said.way(item));
            way.getStyleClass().add("strong");
            StatusBadge verdict = new StatusBadge(said.verdict(item, draft.get()));
            VBox box = new VBox(way, verdict);
            box.getStyleClass().add("candidate");
            item.notes().forEach(note -> box.getChildren().add(sentence(said.told(note), "muted")));
            said.residue(item.own())
                    .forEach(one -> box.getChildren().add(sentence(one, "residue")));
            said.others(item).forEach(one -> box.getChildren().add(sentence(one, "muted")));
            box.maxWidthProperty().bind(CandidateList.this.widthProperty().subtract(34));
            box.prefWidthProperty().bind(CandidateList.this.widthProperty().subtract(34));
            List<String> spoken = List.of(way.getText(), said.verdict(item, draft.get()).word());
            setAccessibleText(String.join(", ", spoken));
            setGraphic(box);
        }

        /** A cell would ask its content for a height without saying for which width. */
        @Override
        protected double computePrefHeight(double width) {
            return getGraphic() instanceof VBox box
                    ? snappedTopInset()
                            + snappedBottomInset()
                            + box.prefHeight(CandidateList.this.getWidth() - 34)
                    : super.computePrefHeight(width);
        }

        private static Label sentence(String words, String styleClass) {
            Label label = new Label(Visible.lines(words));
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            label.getStyleClass().addAll("candidate-note", styleClass);
            return label;
        }
    }
}
