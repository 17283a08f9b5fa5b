package dev.leeway.engine.wording;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;

/** What an exception says, in words for people. Pure. */
public final class Thrown {
    private Thrown() {}

    /**
     * Returns an exception's message, or what its kind means where it has none, as is so with many
     * failures of a connection; never the name of a class.
     */
    public static String words(Throwable thrown) {
        String message = thrown.getMessage();
        if (message != null && !message.isBlank()) {
            return message;
        }
        return switch (thrown) {
            case ConnectException _ -> "nothing answers there";
            case ClosedChannelException _ -> "the connection was closed";
            default -> kind(thrown);
        };
    }

    /** {@code UnresolvedAddressException} is "unresolved address". */
    private static String kind(Throwable thrown) {
        if (thrown.getClass() == IOException.class) {
            return "the connection broke";
        }
        return thrown.getClass()
                .getSimpleName()
                .replaceFirst("(Exception|Error)$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
