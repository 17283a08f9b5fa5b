package dev.leeway.product.chaos;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Git is to hold of one application: settings that come, change and go, secrets, a workload,
 * and two settings that are changed by fixes alone, each in a file of its own.
 */
final class ApplicationFiles {
    /** How many settings are changed by fixes alone. */
    static final int FIXED_BY_HAND = 2;

    private static final int SECRETS = 4;
    private static final int FEWEST = 6;

    private final String name;
    private final SortedMap<Integer, String> settings = new TreeMap<>();
    private int next;
    private int image = 1;
    private boolean fresh = true;

    /** Makes an application with so many settings. */
    ApplicationFiles(String name, int count) {
        this.name = name;
        for (next = 0; next < count; next++) {
            settings.put(next, "v0");
        }
    }

    String name() {
        return name;
    }

    /** Changes something, and now and then adds or drops an object. */
    void change(Random dice, String value) {
        Integer[] keys = settings.keySet().toArray(Integer[]::new);
        for (int i = 0; i <= dice.nextInt(3); i++) {
            settings.put(keys[dice.nextInt(keys.length)], value);
        }
        int what = dice.nextInt(6);
        if (what < 2 && settings.size() > FEWEST) {
            settings.remove(keys[dice.nextInt(keys.length)]);
        } else if (what < 4) {
            settings.put(next++, value);
        } else if (what == 4) {
            image++;
        }
    }

    /** Returns the files that are to be written, by their path. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        StringBuilder all = new StringBuilder();
        settings.forEach((i, value) -> all.append(setting("c" + i, value)));
        files.put(name + "/settings.yaml", all.toString());
        files.put(name + "/work.yaml", work());
        if (fresh) {
            StringBuilder secrets = new StringBuilder();
            for (int i = 0; i < SECRETS; i++) {
                secrets.append(
                        "---\napiVersion: v1\nkind: Secret\nmetadata: {name: s%d}\ndata: {k: 'c2VjcmV0'}\n"
                                .formatted(i));
            }
            files.put(name + "/secrets.yaml", secrets.toString());
            for (int i = 0; i < FIXED_BY_HAND; i++) {
                files.put(
                        name + "/fix-" + i + ".yaml",
                        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: fix-%d\ndata:\n  colour: blue # by fixes alone\n"
                                .formatted(i));
            }
            fresh = false;
        }
        return files;
    }

    private static String setting(String name, String value) {
        return "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\ndata: {k: '%s'}\n"
                .formatted(name, value);
    }

    private String work() {
        return """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: web}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {selector: {app: web}, ports: [{port: 80}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          replicas: 1
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: 'nginx:%d'}]}
        """
                .formatted(image);
    }
}
