package dev.leeway.installers;

import java.io.IOException;
import java.nio.file.Path;

/** What the packaged application says about itself: it is run and its output kept. */
final class Spoken {
    private final AppImage image;

    Spoken(AppImage image) {
        this.image = image;
    }

    /** Writes what a command prints. */
    void write(Path to, String... command) throws IOException, InterruptedException {
        Tool.of(image.java(), java.util.Map.of())
                .with(
                        Options.headlessWithoutCache(image.platform(), image.app().toString())
                                .toArray())
                .with("-cp", image.classPath(), AppImage.MAIN)
                .with((Object[]) command)
                .into(to)
                .run();
    }
}
