package dev.leeway.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The packages that a system's own tools install: by dpkg and rpm from a laid-out root on Linux, so
 * that every file belongs to the package; by jpackage elsewhere.
 */
final class SystemPackages {
    private final Sources sources;
    private final Platform platform;
    private final AppImage image;
    private final Path out;
    private final String version;
    private final long epoch;

    SystemPackages(
            Sources sources,
            Platform platform,
            AppImage image,
            Path out,
            String version,
            long epoch) {
        this.sources = sources;
        this.platform = platform;
        this.image = image;
        this.out = out;
        this.version = version;
        this.epoch = epoch;
    }

    /** Makes one package and returns its file. */
    Path make(String kind) throws IOException, InterruptedException {
        return switch (kind) {
            case "tar" -> tar();
            case "deb" -> deb();
            case "rpm" -> rpm();
            case "exe", "msi", "dmg", "pkg" -> jpackage(kind);
            default ->
                    throw new PackagingException(
                            "there is no kind of package called " + kind,
                            "deb, rpm, tar, exe, msi, dmg and pkg are known");
        };
    }

    private Path tar() throws IOException, InterruptedException {
        Path file = out.resolve("leeway-" + version + "-" + platform.folder() + ".tar.xz");
        tool("tar")
                .with("--sort=name", "--owner=0", "--group=0", "--numeric-owner")
                .with("--mtime=@" + epoch)
                .with("-C", image.folder().getParent(), "-cf", file, "-I", "xz -6 -T2")
                .with(image.folder().getFileName())
                .run();
        return file;
    }

    private Path deb() throws IOException, InterruptedException {
        LinuxRoot root = new LinuxRoot(sources, image, out.resolve("scratch/deb"));
        root.layOut();
        root.control(version, Platform.debianProcessor());
        Path file = out.resolve("leeway_" + version + "_" + Platform.debianProcessor() + ".deb");
        tool("dpkg-deb")
                .with(
                        "--root-owner-group",
                        "-Zxz",
                        "-z9",
                        "--threads-max=2",
                        "--build",
                        root.folder(),
                        file)
                .run();
        return file;
    }

    private Path rpm() throws IOException, InterruptedException {
        LinuxRoot root = new LinuxRoot(sources, image, out.resolve("scratch/rpm-root"));
        root.layOut();
        Path top = Tree.fresh(out.resolve("scratch/rpm"));
        tool("rpmbuild")
                .with("-bb", "--define", "_topdir " + top)
                .with("--define", "leeway_version " + version)
                .with("--define", "leeway_root " + root.folder())
                .with("--define", "_rpmdir " + out)
                .with("--define", "_build_name_fmt leeway-" + version + ".%%{ARCH}.rpm")
                .with("--define", "_binary_payload w6T2.xzdio")
                .with("--define", "_buildhost leeway")
                .with("--define", "use_source_date_epoch_as_buildtime 1")
                .with("--define", "clamp_mtime_to_source_date_epoch 1")
                .with(sources.of(platform).resolve("leeway.spec"))
                .run();
        return out.resolve("leeway-" + version + "." + Platform.rpmProcessor() + ".rpm");
    }

    private Path jpackage(String kind) throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(jpackageOptions());
        Path folder = Tree.fresh(out.resolve(kind));
        Path resources = sources.of(platform).resolve("package");
        if (Files.isDirectory(resources)) {
            options.addAll(List.of("--resource-dir", resources.toString()));
        }
        Tool.ofJdk("jpackage")
                .with("--type", kind)
                .with("--app-image", image.folder())
                .with("--name", "Leeway")
                .with("--app-version", version)
                .with("--vendor", "Leeway")
                .with("--description", "GitOps console: drift review, syncs and emergency fixes")
                .with("--dest", folder)
                .with(options.toArray())
                .run();
        List<Path> made = Tree.files(folder);
        if (made.size() != 1) {
            throw new PackagingException("jpackage left " + made.size() + " files", folder + "");
        }
        return made.getFirst();
    }

    private List<String> jpackageOptions() {
        return switch (platform) {
            case LINUX -> List.of();
            case WINDOWS ->
                    List.of(
                            "--win-menu",
                            "--win-dir-chooser",
                            "--win-per-user-install",
                            "--win-upgrade-uuid",
                            "6e6a6c1e-5d0f-4f57-9a8e-2f0c3a7f8b41");
            case MACOS -> List.of("--mac-package-identifier", "dev.leeway");
        };
    }

    private Tool tool(String name) {
        return Tool.of(Path.of(name), Map.of("SOURCE_DATE_EPOCH", Long.toString(epoch)));
    }
}
