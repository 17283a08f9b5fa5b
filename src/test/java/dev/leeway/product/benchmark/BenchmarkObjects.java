package dev.leeway.product.benchmark;

import dev.leeway.product.story.TestRepository;
import java.io.IOException;

/** The objects of a benchmark: two ConfigMaps to one Service and one Deployment. */
public final class BenchmarkObjects {
    private static final int PER_FILE = 40;

    private BenchmarkObjects() {}

    /** Writes so many objects into the folder {@code objects} of a repository and commits them. */
    public static TestRepository write(TestRepository repository, int count) throws IOException {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < count; i++) {
            file.append("---\n").append(object(i));
            if ((i + 1) % PER_FILE == 0 || i + 1 == count) {
                repository.write("objects/objects-" + i / PER_FILE + ".yaml", file.toString());
                file.setLength(0);
            }
        }
        return repository.commit();
    }

    private static String object(int number) {
        String name = "object-" + number;
        return switch (number % 4) {
            case 0 -> deployment(name);
            case 1 -> service(name);
            default -> configMap(name);
        };
    }

    private static String configMap(String name) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %1$s, labels: {app: %1$s}}
        data:
          LOG_LEVEL: info
          settings.properties: |
            cache.seconds=60
            name=%1$s
        """
                .formatted(name);
    }

    private static String service(String name) {
        return """
        apiVersion: v1
        kind: Service
        metadata: {name: %1$s, labels: {app: %1$s}}
        spec:
          selector: {app: %1$s}
          ports:
            - {name: http, port: 80, targetPort: 8080}
        """
                .formatted(name);
    }

    private static String deployment(String name) {
        return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %1$s, labels: {app: %1$s}}
        spec:
          replicas: 1
          selector: {matchLabels: {app: %1$s}}
          template:
            metadata: {labels: {app: %1$s}}
            spec:
              containers:
                - name: main
                  image: registry.example.com/%1$s:1.0.0
                  ports: [{containerPort: 8080}]
                  env: [{name: LOG_LEVEL, value: info}]
                  resources: {requests: {cpu: 100m, memory: 128Mi}, limits: {memory: 256Mi}}
                  readinessProbe: {httpGet: {path: /ready, port: 8080}}
        """
                .formatted(name);
    }
}
