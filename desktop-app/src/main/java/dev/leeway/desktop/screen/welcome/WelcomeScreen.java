package dev.leeway.desktop.screen.welcome;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.PageHeader;
import dev.leeway.desktop.screen.Screen;

import javafx.scene.Node;
import javafx.scene.layout.BorderPane;

/** The first page: opens the practice workspace, a workspace file, or makes one. */
public final class WelcomeScreen implements Screen {
    private final BorderPane page = new BorderPane();

    /** Makes the screen. */
    public WelcomeScreen(Desk desk) {
        page.getStyleClass().addAll("screen", "welcome");
        page.setTop(new PageHeader(desk.text().text("welcome.title")));
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
