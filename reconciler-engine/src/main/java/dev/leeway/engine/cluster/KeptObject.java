package dev.leeway.engine.cluster;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.resource.Manifest;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** One object as it is kept: as a tree, or packed. */
sealed interface KeptObject {
    /** Returns the object. */
    Manifest manifest();

    /** Returns its uid. */
    String uid();

    /** Returns its resource version. */
    String resourceVersion();

    /** Keeps an object, as a tree while the budget lasts. */
    static KeptObject keep(JsonObject object, TreeBudget budget) {
        Manifest manifest = new Manifest(object);
        return budget.take() ? new Tree(manifest) : Packed.of(manifest);
    }

    /** Gives back what keeping it took. */
    default void release(TreeBudget budget) {
        if (this instanceof Tree) {
            budget.giveBack();
        }
    }

    /** Kept as it is used. */
    record Tree(Manifest manifest) implements KeptObject {
        @Override
        public String uid() {
            return manifest.uid();
        }

        @Override
        public String resourceVersion() {
            return manifest.resourceVersion();
        }
    }

    /** Kept as deflated JSON. */
    final class Packed implements KeptObject {
        private final String uid;
        private final String resourceVersion;
        private final byte[] bytes;
        private final int length;

        private Packed(Manifest manifest, byte[] bytes, int length) {
            this.uid = manifest.uid();
            this.resourceVersion = manifest.resourceVersion();
            this.bytes = bytes;
            this.length = length;
        }

        static Packed of(Manifest manifest) {
            byte[] json = JsonWriter.bytes(manifest.root());
            Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
            try {
                deflater.setInput(json);
                deflater.finish();
                ByteArrayOutputStream out = new ByteArrayOutputStream(json.length / 3 + 64);
                byte[] buffer = new byte[4_096];
                while (!deflater.finished()) {
                    out.write(buffer, 0, deflater.deflate(buffer));
                }
                return new Packed(manifest, out.toByteArray(), json.length);
            } finally {
                deflater.end();
            }
        }

        @Override
        public String uid() {
            return uid;
        }

        @Override
        public String resourceVersion() {
            return resourceVersion;
        }

        @Override
        public Manifest manifest() {
            Inflater inflater = new Inflater(true);
            try {
                inflater.setInput(bytes);
                byte[] json = new byte[length];
                int at = 0;
                while (at < length) {
                    int count = inflater.inflate(json, at, length - at);
                    if (count == 0) {
                        throw new IllegalStateException("a kept object is cut short");
                    }
                    at += count;
                }
                return new Manifest(JsonReader.readObject(json));
            } catch (DataFormatException e) {
                throw new IllegalStateException("a kept object is damaged", e);
            } finally {
                inflater.end();
            }
        }
    }
}
