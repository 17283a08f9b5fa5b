package dev.leeway.desktop.control;

import dev.leeway.desktop.text.Visible;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A line across the top of a screen that says what is wrong, why, and what to do next. */
public final class Banner extends HBox {
    private final Mark mark;
    private final List<String> sentences;

    /** Makes it; empty sentences are left out. */
    public Banner(Mark mark, List<String> sentences, Node... actions) {
        this.mark = mark;
        this.sentences = sentences.stream().filter(one -> !one.isEmpty()).toList();
        getStyleClass().addAll("banner", mark.styleClass());
        setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox();
        words.getStyleClass().add("banner-words");
        Label title = new Label(mark.word());
        title.getStyleClass().add("banner-title");
        title.setWrapText(true);
        words.getChildren().add(title);
        for (String sentence : this.sentences) {
            Label label = new Label(Visible.lines(sentence));
            label.getStyleClass().add("banner-sentence");
            label.setWrapText(true);
            words.getChildren().add(label);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(new StateShape(mark), words);
        getChildren().addAll(actions);
        setMinHeight(USE_PREF_SIZE);
    }

    /** Returns its colour, shape and title. */
    public Mark mark() {
        return mark;
    }

    /** Returns what it says below the title, ready to be shown. */
    public List<String> sentences() {
        return sentences.stream().map(Visible::lines).toList();
    }

    /** Returns all that it says, a sentence a line. */
    public String told() {
        return Stream.concat(Stream.of(mark.word()), sentences().stream())
                .collect(Collectors.joining("\n"));
    }
}
