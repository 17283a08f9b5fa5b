package dev.leeway.desktop;

import dev.leeway.desktop.command.CommandException;
import dev.leeway.desktop.state.DeepLink;
import dev.leeway.desktop.state.Route;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the window was asked to open: a place of a link, a workspace file, or neither. Pure.
 *
 * @param place the place of a {@code leeway://} link
 * @param file the workspace file
 */
record OpeningWish(Optional<Route> place, Optional<Path> file) {
    /**
     * Reads the one word behind {@code leeway open}: a path, a {@code file:} address (desktops hand
     * over files that way) or a link.
     *
     * @throws CommandException when it is a link to nowhere or an address of no file here
     */
    static OpeningWish of(Optional<String> word) throws CommandException {
        if (word.isEmpty()) {
            return new OpeningWish(Optional.empty(), Optional.empty());
        }
        String written = word.get();
        if (written.startsWith("leeway:")) {
            return new OpeningWish(Optional.of(place(written)), Optional.empty());
        }
        return new OpeningWish(Optional.empty(), Optional.of(file(written)));
    }

    private static Route place(String link) throws CommandException {
        Optional<Route> place = DeepLink.parse(link);
        if (place.isEmpty()) {
            throw new CommandException(
                    link + " leads to no place in Leeway",
                    "Links look like leeway://applications/NAME/drift; Shift+Y in the window copies"
                            + " one.");
        }
        return place.get();
    }

    private static Path file(String written) throws CommandException {
        try {
            if (!written.startsWith("file:")) {
                return Path.of(written);
            }
            URI address = new URI(written);
            return "localhost".equals(address.getHost())
                    ? Path.of(new URI("file", null, address.getPath(), null))
                    : Path.of(address);
        } catch (URISyntaxException
                | IllegalArgumentException
                | FileSystemNotFoundException notAFile) {
            throw new CommandException(
                    written + " is no file on this machine: " + notAFile.getMessage(),
                    "Give the path of a workspace file: leeway open leeway.yaml");
        }
    }
}
