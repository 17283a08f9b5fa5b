package dev.leeway.desktop.screen.welcome;

import dev.leeway.desktop.screen.CardHead;
import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.control.TextLines;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.object.ObjectText;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

/** What a small workspace file looks like, to read and to copy; a test opens it. */
final class SampleFile extends VBox {
    /** One repository, one cluster, one application. */
    static final String YAML =
            """
            apiVersion: leeway.dev/v1alpha1
            kind: Workspace
            metadata:
              name: shop
            repositories:
              - name: platform
                url: https://git.example.com/shop/platform.git
                revision: main
            clusters:
              - name: prod-eu
                context: prod-eu
                protected: true
            applications:
              - name: checkout
                source:
                  repository: platform
                  path: apps/checkout/overlays/prod
                destination:
                  cluster: prod-eu
                  namespace: checkout
            """;

    private static final double LINE = 20;

    SampleFile(Desk desk) {
        getStyleClass().addAll("card", "welcome-card");
        Label title =
                new Label(desk.text().text("welcome.sample-title"), Icons.of(Feather.FILE_TEXT));
        HBox head =
                CardHead.of(
                        title,
                        Buttons.icon(
                                Feather.COPY,
                                desk.text().text("welcome.sample-copy"),
                                () -> desk.commands().copy(YAML)));
        Label why = new Label(desk.text().text("welcome.sample-why"));
        why.getStyleClass().add("muted");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        TextLines text = new TextLines(desk.commands()::copy);
        text.lines().setAll(ObjectText.lines(YAML));
        text.setAccessibleText(title.getText());
        text.setFocusTraversable(false);
        double height = text.lines().size() * LINE + 2;
        text.setMinHeight(height);
        text.setPrefHeight(height);
        getChildren().addAll(head, why, text);
    }
}
