package dev.leeway.engine.practice.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files that the practice workspace is made from, as they lie in this build. */
final class SampleResources {
    private static final String FOLDER = "/dev/leeway/engine/practice/sample/";

    private SampleResources() {}

    /** Returns the files of the repository, each below the folder of its commit. */
    static List<String> names() throws IOException {
        return new String(read("repository/index.txt"), StandardCharsets.UTF_8).lines().toList();
    }

    /** Returns the content of a file. */
    static byte[] read(String name) throws IOException {
        try (InputStream stream = SampleResources.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IOException("The resource " + name + " is missing from this build");
            }
            return stream.readAllBytes();
        }
    }
}
