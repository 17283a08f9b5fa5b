package dev.leeway.engine.workspace;

import dev.leeway.engine.yaml.ErrorPlace;
import dev.leeway.engine.wording.Thrown;
import dev.leeway.engine.wording.Wording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads a workspace file. Every mistake is found at once and reported with its place; nothing is
 * guessed, and a file with a mistake gives no workspace at all. Safe for use from several threads.
 */
public final class WorkspaceReader {
    private static final int LARGEST = 4 * 1024 * 1024;

    private final Path home;

    /** Makes a reader for which {@code ~} stands for this folder. */
    public WorkspaceReader(Path home) {
        this.home = home.toAbsolutePath().normalize();
    }

    /** Makes a reader for the user who runs this process. */
    public static WorkspaceReader ofUser() {
        return new WorkspaceReader(Path.of(System.getProperty("user.home", ".")));
    }

    /** Reads a file. */
    public WorkspaceReading read(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        byte[] bytes;
        try {
            if (Files.isDirectory(absolute)) {
                return refused(absolute, WorkspacePhrase.FILE_FOLDER.of());
            }
            if (Files.size(absolute) > LARGEST) {
                return refused(absolute, WorkspacePhrase.FILE_LARGE.of(LARGEST / 1024 / 1024));
            }
            bytes = Files.readAllBytes(absolute);
        } catch (NoSuchFileException e) {
            return refused(absolute, WorkspacePhrase.FILE_MISSING.of());
        } catch (AccessDeniedException e) {
            return refused(absolute, WorkspacePhrase.CLOSED_TO_YOU.of());
        } catch (IOException e) {
            return refused(absolute, WorkspacePhrase.FILE_UNREADABLE.of(Thrown.words(e)));
        }
        return read(absolute, bytes);
    }

    /**
     * Reads what would stand in a file; the file itself is not looked at.
     *
     * @param file where it would stand, for relative paths and for the places of mistakes
     * @param bytes what would stand there
     */
    public WorkspaceReading read(Path file, byte[] bytes) {
        String text;
        try {
            text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString()
                            .replaceFirst("^\uFEFF", "");
        } catch (CharacterCodingException e) {
            return refused(file, WorkspacePhrase.NOT_UTF8.of());
        }
        Findings findings = new Findings(file);
        Optional<Node> root = compose(text, findings);
        if (root.isEmpty()) {
            return new WorkspaceReading.Refused(findings.inOrder());
        }
        LocalPaths paths = new LocalPaths(file.resolveSibling(""), home);
        Workspace workspace = new WorkspaceShape(file, findings, paths).read(root.get());
        return findings.isEmpty()
                ? new WorkspaceReading.Read(workspace)
                : new WorkspaceReading.Refused(findings.inOrder());
    }

    private static Optional<Node> compose(String text, Findings findings) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setSchema(new CoreSchema())
                        .setCodePointLimit(LARGEST)
                        .build();
        try {
            Iterator<Node> documents = new Compose(settings).composeAllFromString(text).iterator();
            if (!documents.hasNext()) {
                findings.add(Optional.empty(), "", WorkspacePhrase.FILE_EMPTY.of());
                return Optional.empty();
            }
            Node root = documents.next();
            if (documents.hasNext()) {
                findings.add(documents.next(), "", WorkspacePhrase.SECOND_DOCUMENT.of());
            }
            return Optional.of(root);
        } catch (MarkedYamlEngineException e) {
            findings.add(
                    ErrorPlace.of(e, text),
                    "",
                    WorkspacePhrase.NOT_YAML.of(String.valueOf(e.getProblem())));
            return Optional.empty();
        } catch (YamlEngineException e) {
            findings.add(Optional.empty(), "", WorkspacePhrase.NOT_YAML.of(Thrown.words(e)));
            return Optional.empty();
        }
    }

    private static WorkspaceReading refused(Path file, Wording what) {
        return new WorkspaceReading.Refused(List.of(new WorkspaceProblem(file, 0, 0, "", what)));
    }
}
