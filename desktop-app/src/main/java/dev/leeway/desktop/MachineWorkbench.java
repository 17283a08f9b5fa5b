package dev.leeway.desktop;

import dev.leeway.desktop.reading.HandDrafts;
import dev.leeway.desktop.reading.Workbench;
import dev.leeway.desktop.release.ReleaseAnswer;
import dev.leeway.desktop.release.ReleaseCheck;
import dev.leeway.desktop.session.HandDraftFiles;
import dev.leeway.desktop.session.WindowPassphrases;
import dev.leeway.desktop.state.ToolPaths;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.cluster.login.KubeConfig;
import dev.leeway.engine.credential.CredentialException;
import dev.leeway.engine.credential.EncryptedFile;
import dev.leeway.engine.workspace.UserPlaces;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks around on this machine.
 *
 * @param places the user's folders
 * @param credentials the encrypted file of credentials
 * @param passphrases asks for its passphrase
 * @param text the words of the window
 */
record MachineWorkbench(
        UserPlaces places, EncryptedFile credentials, WindowPassphrases passphrases, Text text)
        implements Workbench {
    private static final Logger LOG = LoggerFactory.getLogger(MachineWorkbench.class);
    private static final long PATIENCE_SECONDS = 5;

    @Override
    public HandDrafts drafts() {
        return new HandDraftFiles(places.state().resolve("hand-drafts"));
    }

    @Override
    public Safe safe() {
        Standing standing = Standing.LOCKED;
        if (!Files.exists(credentials.file())) {
            standing = Standing.ABSENT;
        } else if (credentials.isOpen()) {
            standing = Standing.OPEN;
        }
        return new Safe(credentials.file(), standing);
    }

    @Override
    public void lock() {
        credentials.lock();
    }

    @Override
    public Optional<Trouble> unlock() throws InterruptedException {
        passphrases.askAgain();
        try {
            credentials.hosts();
            return Optional.empty();
        } catch (CredentialException e) {
            EngineWords said = new EngineWords(text);
            return Optional.of(new Trouble(said.why(e), "", said.next(e)));
        }
    }

    @Override
    public ReleaseAnswer newestRelease() throws InterruptedException {
        return ReleaseCheck.ofBuild().look(Version.current());
    }

    @Override
    public List<Folder> folders() {
        return List.of(
                folder(Purpose.DATA, places.data()),
                folder(Purpose.STATE, places.state()),
                folder(Purpose.CONFIG, places.config()),
                folder(Purpose.CACHE, places.cache()));
    }

    private static Folder folder(Purpose purpose, Path path) {
        if (!Files.exists(path)) {
            return new Folder(purpose, path, 0);
        }
        try (Stream<Path> files = Files.walk(path)) {
            return new Folder(
                    purpose,
                    path,
                    files.filter(Files::isRegularFile).mapToLong(MachineWorkbench::size).sum());
        } catch (IOException | UncheckedIOException e) {
            LOG.info("{} could not be counted", path, e);
            return new Folder(purpose, path, -1);
        }
    }

    /** A file may be gone by the time that it is looked at. */
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    @Override
    public List<Tool> tools(ToolPaths set) {
        return List.of(
                tool("helm", set.helm(), false),
                tool("kustomize", set.kustomize(), true),
                tool("kubectl", set.kubectl(), true));
    }

    private static Tool tool(String name, String set, boolean lookFor) {
        if (!set.isBlank()) {
            return new Tool(name, set, isProgram(set));
        }
        Optional<Path> found = lookFor ? onPath(name) : Optional.empty();
        return new Tool(name, found.map(Path::toString).orElse(""), found.isPresent() || !lookFor);
    }

    private static boolean isProgram(String path) {
        try {
            return Files.isExecutable(Path.of(path)) && Files.isRegularFile(Path.of(path));
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    private static Optional<Path> onPath(String name) {
        for (String folder :
                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            for (String ending : List.of("", ".exe", ".cmd")) {
                if (!folder.isBlank() && isProgram(folder + File.separator + name + ending)) {
                    return Optional.of(Path.of(folder, name + ending));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Store> stores() throws InterruptedException {
        String files =
                KubeConfig.defaultFiles(System.getenv(), places.home()).stream()
                        .filter(Files::exists)
                        .map(Path::toString)
                        .collect(Collectors.joining(", "));
        return List.of(
                new Store(StoreKind.GIT_HELPER, helpers()),
                new Store(StoreKind.SSH_AGENT, System.getenv().getOrDefault("SSH_AUTH_SOCK", "")),
                new Store(StoreKind.KUBECONFIG, files));
    }

    /** Asks Git which helpers are set; a helper itself is not run. */
    private static String helpers() throws InterruptedException {
        try {
            Process git =
                    new ProcessBuilder("git", "config", "--get-all", "credential.helper")
                            .redirectErrorStream(true)
                            .start();
            try (InputStream out = git.getInputStream()) {
                git.getOutputStream().close();
                List<String> lines = new ArrayList<>();
                if (git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0) {
                    new String(out.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .forEach(lines::add);
                }
                return String.join(", ", lines);
            } finally {
                git.destroyForcibly();
            }
        } catch (IOException noGit) {
            return "";
        }
    }
}
