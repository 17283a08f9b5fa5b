package dev.leeway.themes;

import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/** The stylesheets and fonts of the product, in the order in which they apply. */
public final class Stylesheets {
    private static final List<String> SHARED =
            List.of(
                    "tokens.css",
                    "base.css",
                    "control/badge.css",
                    "control/diff-pane.css",
                    "control/code-view.css",
                    "control/editor.css",
                    "control/resource-tree.css",
                    "control/notice.css",
                    "screen/frame.css",
                    "screen/overview.css",
                    "screen/applications.css",
                    "screen/application.css",
                    "screen/drift.css",
                    "screen/plan.css",
                    "screen/repositories.css",
                    "screen/clusters.css",
                    "screen/bypasses.css",
                    "screen/activity.css",
                    "screen/insights.css",
                    "screen/welcome.css",
                    "screen/settings.css");

    private static final List<String> FONTS =
            List.of(
                    "Inter-Regular.ttf",
                    "Inter-Medium.ttf",
                    "Inter-SemiBold.ttf",
                    "JetBrainsMono-Regular.ttf",
                    "JetBrainsMono-Bold.ttf",
                    "FeatherIcons.ttf");

    private Stylesheets() {}

    /** Returns the addresses of all stylesheets of a theme, values first. */
    public static List<String> of(Theme theme) {
        List<String> urls = new ArrayList<>();
        urls.add(resource(theme.sheet()).toExternalForm());
        SHARED.forEach(name -> urls.add(resource(name).toExternalForm()));
        return List.copyOf(urls);
    }

    /** Returns the names of the bundled fonts, for {@link #font}. */
    public static List<String> fonts() {
        return FONTS;
    }

    /** Returns the names of the texts of the fonts' licences, for {@link #font}. */
    public static List<String> fontLicences() {
        return List.of("Inter-OFL.txt", "JetBrainsMono-OFL.txt", "FeatherIcons-MIT.txt");
    }

    /** Opens a bundled TrueType font, or the text of its licence; the caller closes it. */
    public static InputStream font(String name) {
        InputStream stream = Stylesheets.class.getResourceAsStream("fonts/" + name);
        if (stream == null) {
            throw new IllegalStateException("The font " + name + " is not part of this build.");
        }
        return stream;
    }

    private static URL resource(String name) {
        URL url = Stylesheets.class.getResource(name);
        if (url == null) {
            throw new IllegalStateException(
                    "The stylesheet " + name + " is not part of this build.");
        }
        return url;
    }
}
