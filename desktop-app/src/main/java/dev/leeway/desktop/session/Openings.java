package dev.leeway.desktop.session;

import java.nio.file.Path;
import java.util.List;

/** The workspaces that a window can open while it runs. Safe for use from any thread. */
public interface Openings {
    /** There are none. */
    Openings NONE =
            new Openings() {
                @Override
                public Opening of(Path file) {
                    return practice();
                }

                @Override
                public Opening practice() {
                    return () -> {
                        throw new OpeningException(List.of());
                    };
                }
            };

    /** Returns how a workspace file is opened; it is remembered as the last one. */
    Opening of(Path file);

    /** Returns how the practice workspace is opened. */
    Opening practice();
}
