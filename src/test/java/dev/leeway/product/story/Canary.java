package dev.leeway.product.story;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Looks for a planted secret: as typed, in base64, as an address has it, in bytes and compressed.
 */
final class Canary {
    private final List<String> forms;
    private final List<String> found = new ArrayList<>();
    private int texts;
    private int files;
    private int cells;
    private int objects;

    Canary(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        this.forms =
                List.of(
                        secret,
                        Base64.getEncoder().encodeToString(bytes),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                        URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }

    boolean isIn(String text) {
        return forms.stream().anyMatch(text::contains);
    }

    /** Looks at a text. */
    void sees(String text) {
        texts++;
        if (isIn(text)) {
            found.add("a text: " + text.substring(0, Math.min(80, text.length())));
        }
    }

    List<String> found() {
        return found;
    }

    String summary() {
        return "canary: looked at "
                + files
                + " files, "
                + cells
                + " cells of databases, "
                + objects
                + " objects of Git, "
                + texts
                + " texts; found in "
                + found.size();
    }

    /**
     * Looks at every file below a folder, at every cell of every database, and inside of what is
     * compressed.
     */
    void walks(Path folder) throws Exception {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : all) {
            files++;
            byte[] bytes = Files.readAllBytes(file);
            look(bytes, file.toString());
            if (new String(bytes, 0, Math.min(15, bytes.length), StandardCharsets.ISO_8859_1)
                    .equals("SQLite format 3")) {
                database(file);
            }
        }
    }

    private void look(byte[] bytes, String where) {
        if (isIn(new String(bytes, StandardCharsets.ISO_8859_1))) {
            found.add(where);
        }
        for (byte[] opened : List.of(unzipped(bytes), inflated(bytes))) {
            if (isIn(new String(opened, StandardCharsets.ISO_8859_1))) {
                found.add(where + " (compressed)");
            }
        }
    }

    private static byte[] unzipped(byte[] bytes) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException no) {
            return new byte[0];
        }
    }

    private static byte[] inflated(byte[] bytes) {
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException no) {
            return new byte[0];
        }
    }

    private void database(Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement tables = connection.createStatement();
                ResultSet names =
                        tables.executeQuery(
                                "SELECT name FROM sqlite_master WHERE type = 'table'")) {
            while (names.next()) {
                String table = names.getString(1);
                try (Statement rows = connection.createStatement();
                        ResultSet row = rows.executeQuery("SELECT * FROM \"" + table + "\"")) {
                    while (row.next()) {
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            byte[] cell = row.getBytes(i);
                            cells++;
                            if (cell != null) {
                                look(cell, file + " table " + table);
                            }
                        }
                    }
                }
            }
        }
    }

    /** Looks at every commit, tree and blob that a branch of a repository reaches. */
    void readsCommits(Path workTree) throws IOException {
        try (Repository repository =
                        new FileRepositoryBuilder().setWorkTree(workTree.toFile()).build();
                ObjectWalk walk = new ObjectWalk(repository);
                ObjectReader reader = repository.newObjectReader()) {
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix("refs/heads/")) {
                walk.markStart(walk.parseCommit(ref.getObjectId()));
            }
            ObjectId next;
            while ((next = walk.next()) != null) {
                look(reader.open(next).getCachedBytes(), "commit " + next.name());
                objects++;
            }
            while ((next = walk.nextObject()) != null) {
                look(reader.open(next).getCachedBytes(), "object " + next.name());
                objects++;
            }
        }
    }
}
