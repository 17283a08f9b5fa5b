package dev.leeway.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Makes the packages of the system that it runs on.
 *
 * <p>Arguments: the folder of the installers, the folder of the built application, the folder to
 * write to, the version, the time that files get, and the kinds of packages, for example {@code deb
 * rpm tar}. Without kinds only the application's folder is made.
 */
public final class Packaging {
    private final Sources sources;
    private final Path out;
    private final String version;
    private final FileTime time;
    private final Platform platform = Platform.current();

    private Packaging(Sources sources, Path out, String version, FileTime time) {
        this.sources = sources;
        this.out = out;
        this.version = version;
        this.time = time;
    }

    /** Makes them; ends with 1 and the reason when one cannot be made. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = List.of(arguments);
        Packaging packaging =
                new Packaging(
                        new Sources(
                                Path.of(words.get(0)).toAbsolutePath(),
                                Path.of(words.get(1)).toAbsolutePath()),
                        Path.of(words.get(2)).toAbsolutePath(),
                        words.get(3),
                        FileTime.from(Instant.parse(words.get(4))));
        try {
            packaging.make(words.subList(5, words.size()));
        } catch (PackagingException failed) {
            System.err.println("installers: " + failed.getMessage());
            System.exit(1);
        }
    }

    private void make(List<String> kinds) throws IOException, InterruptedException {
        Path scratch = Tree.fresh(out.resolve("scratch"));
        Path libraries = libraries(scratch);
        Path runtime = scratch.resolve("runtime");
        new RuntimeImage(sources.application().resolve("fx"), scratch).link(runtime);
        AppImage image = image();
        Tree.delete(image.folder());
        image.make(runtime, libraries, version);
        share(image);
        Tree.stamp(image.folder(), time);
        new StartCaches(image, scratch.resolve("home")).make();
        say("image", image.folder(), Tree.size(image.folder()));
        SystemPackages packages =
                new SystemPackages(
                        sources, platform, image, out, version, time.toInstant().getEpochSecond());
        for (String kind : kinds) {
            Path made = packages.make(kind);
            say(kind, made, Files.size(made));
        }
        Tree.delete(scratch);
    }

    private AppImage image() {
        String name =
                switch (platform) {
                    case LINUX -> "leeway";
                    case WINDOWS -> "Leeway";
                    case MACOS -> "Leeway.app";
                };
        return new AppImage(sources, platform, out.resolve("image").resolve(name));
    }

    private Path libraries(Path scratch) throws IOException, InterruptedException {
        Path to = scratch.resolve("libraries");
        Path from = sources.application().resolve("lib");
        Libraries copying = new Libraries(platform, time);
        Path sheets = Tree.fresh(scratch.resolve("stylesheets"));
        BinaryStylesheets.make(
                from.resolve("themes-" + version + ".jar"),
                sheets,
                sources.application().resolve("fx"));
        copying.copy(from, to, Map.of("themes-", sheets));
        copying.placeSqlite(from, to);
        String jar = "desktop-app-" + version + ".jar";
        copying.repack(sources.application().resolve(jar), to.resolve(jar));
        return to;
    }

    /** What the system shows around the application: manual, completions, licences, icons. */
    private void share(AppImage image) throws IOException, InterruptedException {
        Path share = image.folder().resolve("share");
        Files.createDirectories(share);
        Path licences = share.resolve("licences");
        Notices.collect(image.app(), licences);
        Notices.tellChanges(sources.application().resolve("lib"), image.app(), licences);
        Spoken spoken = new Spoken(image);
        spoken.write(share.resolve("leeway.1"), "manual");
        spoken.write(share.resolve("leeway.bash"), "completion", "bash");
        spoken.write(share.resolve("_leeway"), "completion", "zsh");
        spoken.write(share.resolve("leeway.fish"), "completion", "fish");
        for (Path icon : Tree.files(sources.shared())) {
            String name = icon.getFileName().toString();
            if (name.endsWith(".png") || name.endsWith(".svg")) {
                copy(icon, share.resolve("icons").resolve(name));
            }
        }
        for (Path role : Tree.files(sources.kubernetes())) {
            copy(role, share.resolve("kubernetes").resolve(role.getFileName().toString()));
        }
        Path bill = out.resolve("bom.json");
        if (!Files.exists(bill)) {
            throw new PackagingException(
                    "there is no bill of materials, and no package goes without",
                    bill + "; Maven's -o leaves it out");
        }
        copy(bill, share.resolve("leeway.cdx.json"));
        if (platform == Platform.LINUX) {
            for (String name : List.of("leeway.desktop", "leeway-mime.xml")) {
                copy(sources.of(platform).resolve(name), share.resolve(name));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void say(String what, Path where, long bytes) {
        System.out.printf("installers: %s: %s, %.1f MB%n", what, where, bytes / 1e6);
    }
}
