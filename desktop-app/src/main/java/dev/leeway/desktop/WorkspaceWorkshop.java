package dev.leeway.desktop;

import dev.leeway.desktop.reading.ReadingException;
import dev.leeway.desktop.reading.WorkspaceMaking;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.cluster.ClusterConnection;
import dev.leeway.engine.cluster.ClusterConnector;
import dev.leeway.engine.cluster.ClusterSettings;
import dev.leeway.engine.cluster.login.KubeConfig;
import dev.leeway.engine.cluster.login.LoginException;
import dev.leeway.engine.discover.Discovery;
import dev.leeway.engine.discover.WorkspaceDraft;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.workspace.WorkspaceReader;
import dev.leeway.engine.workspace.WorkspaceReading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds and makes workspaces with the user's own kubeconfig.
 *
 * @param last the workspaces that were open
 * @param version Leeway's version, which servers are told
 * @param text the words
 */
record WorkspaceWorkshop(LastWorkspace last, String version, Text text) implements WorkspaceMaking {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public List<Path> recent() {
        return last.all();
    }

    @Override
    public List<Context> contexts(Optional<Path> kubeconfig) throws ReadingException {
        try {
            return KubeConfig.read(files(kubeconfig)).contexts().stream()
                    .map(one -> new Context(one.name(), one.server(), one.current()))
                    .toList();
        } catch (LoginException e) {
            throw new ReadingException(
                    new Trouble(
                            text.text("welcome.no-kubeconfig"),
                            new EngineWords(text).why(e),
                            new EngineWords(text).next(e)),
                    e);
        }
    }

    private static List<Path> files(Optional<Path> kubeconfig) {
        return kubeconfig
                .map(List::of)
                .orElseGet(
                        () ->
                                KubeConfig.defaultFiles(
                                        System.getenv(),
                                        Path.of(System.getProperty("user.home", "."))));
    }

    @Override
    public Discovery discover(Optional<Path> kubeconfig, String context)
            throws ReadingException, InterruptedException {
        try (ClusterConnection connection =
                ClusterConnector.connect(
                        ClusterSettings.of(
                                context,
                                kubeconfig.map(List::of).orElse(List.of()),
                                context,
                                version,
                                Optional.empty()))) {
            return Discovery.in(connection.reader(), PATIENCE);
        } catch (ClusterException e) {
            throw new ReadingException(
                    new Trouble(
                            text.text("welcome.not-discovered", context),
                            new EngineWords(text).why(e),
                            new EngineWords(text).next(e)),
                    e);
        }
    }

    @Override
    public Preview preview(WorkspaceDraft draft, Path file) {
        String yaml = draft.yaml();
        EngineWords said = new EngineWords(text);
        return new Preview(
                yaml,
                switch (WorkspaceReader.ofUser()
                        .read(file.toAbsolutePath(), yaml.getBytes(StandardCharsets.UTF_8))) {
                    case WorkspaceReading.Read _ -> List.of();
                    case WorkspaceReading.Refused refused ->
                            refused.problems().stream()
                                    .map(problem -> new Trouble(said.words(problem.said()), "", ""))
                                    .toList();
                });
    }

    @Override
    public void write(Preview preview, Path file) throws ReadingException {
        if (!preview.mistakes().isEmpty()) {
            throw new ReadingException(
                    new Trouble(
                            text.text("welcome.not-written", file),
                            preview.mistakes().getFirst().what(),
                            ""),
                    new IllegalArgumentException("the file has mistakes"));
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(
                    file, preview.text(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new ReadingException(
                    new Trouble(
                            text.text("welcome.not-written", file),
                            text.text("welcome.exists"),
                            text.text("welcome.exists-next")),
                    e);
        } catch (IOException e) {
            throw new ReadingException(
                    new Trouble(
                            text.text("welcome.not-written", file),
                            String.valueOf(e.getMessage()),
                            text.text("welcome.not-written-next")),
                    e);
        }
    }
}
