package dev.leeway.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder laid out as the root of a Linux system: the application in {@code /opt/leeway}, and in
 * {@code /usr} what shells, desktops and {@code man} look for.
 */
final class LinuxRoot {
    private final Sources sources;
    private final AppImage image;
    private final Path folder;

    LinuxRoot(Sources sources, AppImage image, Path folder) {
        this.sources = sources;
        this.image = image;
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    void layOut() throws IOException, InterruptedException {
        Tree.fresh(folder);
        Path share = image.folder().resolve("share");
        Tree.copy(image.folder(), folder.resolve("opt/leeway"));
        Path commands = Files.createDirectories(folder.resolve("usr/bin"));
        Files.createSymbolicLink(commands.resolve("leeway"), Path.of("/opt/leeway/bin/leeway"));
        place(share.resolve("leeway.desktop"), "usr/share/applications/leeway.desktop");
        place(share.resolve("leeway-mime.xml"), "usr/share/mime/packages/leeway.xml");
        place(share.resolve("leeway.bash"), "usr/share/bash-completion/completions/leeway");
        place(share.resolve("_leeway"), "usr/share/zsh/vendor-completions/_leeway");
        place(share.resolve("leeway.fish"), "usr/share/fish/vendor_completions.d/leeway.fish");
        place(share.resolve("leeway.1"), "usr/share/man/man1/leeway.1");
        Tool.of(Path.of("gzip"), java.util.Map.of())
                .with("-9n", folder.resolve("usr/share/man/man1/leeway.1"))
                .run();
        for (int size : new int[] {16, 24, 32, 48, 64, 128, 256, 512}) {
            place(
                    share.resolve("icons/leeway-" + size + ".png"),
                    "usr/share/icons/hicolor/" + size + "x" + size + "/apps/leeway.png");
        }
        place(
                share.resolve("icons/leeway.svg"),
                "usr/share/icons/hicolor/scalable/apps/leeway.svg");
        permissions();
    }

    /**
     * Places what Debian wants to find about a package: its licences, its changes, its exceptions.
     */
    private void documents() throws IOException, InterruptedException {
        Path debian = sources.of(Platform.LINUX);
        place(debian.resolve("copyright"), "usr/share/doc/leeway/copyright");
        place(sources.changes(), "usr/share/doc/leeway/changelog");
        Tool.of(Path.of("gzip"), java.util.Map.of())
                .with("-9n", folder.resolve("usr/share/doc/leeway/changelog"))
                .run();
        place(debian.resolve("lintian-overrides"), "usr/share/lintian/overrides/leeway");
    }

    /** Licences of the runtime come without the right to be written; packages want it. */
    private void permissions() throws IOException {
        for (Path file : Tree.files(folder)) {
            boolean program = Files.isExecutable(file) && !file.toString().endsWith(".so");
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** Writes what dpkg wants to know. */
    void control(String version, String processor) throws IOException, InterruptedException {
        documents();
        Path debian = Files.createDirectories(folder.resolve("DEBIAN"));
        String control =
                Files.readString(sources.of(Platform.LINUX).resolve("control"))
                        .replace("@VERSION@", version)
                        .replace("@PROCESSOR@", processor)
                        .replace("@KILOBYTES@", Long.toString(Tree.size(folder) / 1024));
        Files.writeString(debian.resolve("control"), control);
    }

    private void place(Path from, String to) throws IOException {
        Path target = folder.resolve(to);
        Files.createDirectories(target.getParent());
        Files.copy(from, target);
    }
}
