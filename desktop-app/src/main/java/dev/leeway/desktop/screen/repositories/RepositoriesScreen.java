package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.PageHeader;
import dev.leeway.desktop.screen.Screen;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

/** Branches, files, history and differences of the repositories. */
public final class RepositoriesScreen implements Screen {
    private final BorderPane page = new BorderPane();

    /** Makes the screen. */
    public RepositoriesScreen(Desk desk) {
        page.getStyleClass().addAll("screen", "repositories");
        page.setTop(new PageHeader(desk.text().text("repositories.title")));
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        page.requestFocus();
    }

    @Override
    public void close() {}
}
