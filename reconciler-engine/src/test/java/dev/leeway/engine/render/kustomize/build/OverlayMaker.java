package dev.leeway.engine.render.kustomize.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Makes overlays from a seed: a base of many kinds, and on top of it whatever real repositories put
 * there.
 */
final class OverlayMaker {
    private final Path root;
    private final Random random;

    OverlayMaker(Path root, long seed) {
        this.root = root;
        this.random = new Random(seed);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Writes the base that all overlays share. */
    void writeBase() throws IOException {
        write(
                "base/kustomization.yaml",
                """
                resources:
                - deployment.yaml
                - others.yaml
                configMapGenerator:
                - name: settings
                  literals: [LEVEL=info, "MARKUP=<a href='x'>&</a>"]
                  files: [settings.ini]
                """);
        write("base/settings.ini", "[main]\nkey = value\n");
        write(
                "base/deployment.yaml",
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: api
                  labels: {app: api}
                  annotations: {note: "keep"}
                spec:
                  replicas: 2
                  selector:
                    matchLabels: {app: api}
                  template:
                    metadata:
                      labels: {app: api}
                    spec:
                      serviceAccountName: api
                      containers:
                      - name: api
                        image: registry.example.com/team/api:1.0
                        args: ["--a", "--b"]
                        ports:
                        - {name: http, containerPort: 8080}
                        env:
                        - {name: LEVEL, valueFrom: {configMapKeyRef: {name: settings, key: LEVEL}}}
                        - {name: PLAIN, value: "1"}
                        envFrom:
                        - secretRef: {name: credentials}
                        volumeMounts:
                        - {name: config, mountPath: /etc/config}
                      - name: sidecar
                        image: sidecar@sha256:0123456789abcdef
                      volumes:
                      - name: config
                        configMap: {name: settings}
                      tolerations:
                      - {key: a, operator: Exists}
                """);
        write(
                "base/others.yaml",
                """
                apiVersion: v1
                kind: Service
                metadata: {name: api}
                spec:
                  selector: {app: api}
                  ports:
                  - {name: http, port: 80, targetPort: http}
                ---
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: api}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: credentials}
                stringData: {user: "x"}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: api}
                rules:
                - apiGroups: [""]
                  resources: [configmaps]
                  verbs: [get]
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: api}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: api}
                subjects:
                - {kind: ServiceAccount, name: api}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: reader}
                rules: []
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: {name: reader}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader}
                subjects:
                - {kind: ServiceAccount, name: api, namespace: default}
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: api}
                spec:
                  tls: [{hosts: [x.example.com], secretName: credentials}]
                  rules:
                  - host: x.example.com
                    http:
                      paths:
                      - {path: /, pathType: Prefix, backend: {service: {name: api, port: {name: http}}}}
                ---
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: api}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: api}
                  minReplicas: 2
                  maxReplicas: 5
                ---
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: api}
                spec:
                  minAvailable: 1
                  selector: {matchLabels: {app: api}}
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: api}
                spec:
                  podSelector: {matchLabels: {app: api}}
                  ingress:
                  - from: [{podSelector: {matchLabels: {app: web}}}]
                ---
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: clean}
                spec:
                  schedule: "0 * * * *"
                  jobTemplate:
                    spec:
                      template:
                        spec:
                          restartPolicy: Never
                          containers:
                          - {name: clean, image: "registry.example.com/team/api:1.0", envFrom: [{configMapRef: {name: settings}}]}
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: db}
                spec:
                  serviceName: db
                  selector: {matchLabels: {app: db}}
                  template:
                    metadata: {labels: {app: db}}
                    spec:
                      containers: [{name: db, image: postgres}]
                  volumeClaimTemplates:
                  - metadata: {name: data}
                    spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: db}
                spec: {clusterIP: None, selector: {app: db}, ports: [{port: 5432}]}
                ---
                apiVersion: example.com/v1
                kind: Widget
                metadata: {name: widget}
                spec: {containers: [{name: w, image: nginx}], parts: [{name: a, size: 1}, {name: b, size: 2}]}
                """);
        write(
                "component/kustomization.yaml",
                """
                apiVersion: kustomize.config.k8s.io/v1alpha1
                kind: Component
                configMapGenerator:
                - name: settings
                  behavior: merge
                  literals: [EXTRA=on]
                patches:
                - patch: |
                    - op: add
                      path: /spec/template/metadata/annotations
                      value: {component: "yes"}
                  target: {kind: Deployment}
                """);
    }

    /** Writes one overlay and returns its folder. */
    String writeOverlay(int number) throws IOException {
        String folder = "overlays/o" + number;
        StringBuilder k = new StringBuilder();
        k.append(
                "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n- ../../base\n");
        if (chance(30)) {
            k.append("- extra.yaml\n");
            write(
                    folder + "/extra.yaml",
                    "apiVersion: v1\nkind: Namespace\nmetadata: {name: team}\n");
        }
        if (chance(30)) {
            k.append("components: [../../component]\n");
        }
        if (chance(50)) {
            k.append("namespace: ").append(one(List.of("prod", "staging", "team"))).append('\n');
        }
        if (chance(35)) {
            k.append("namePrefix: ").append(one(List.of("eu-", "a-"))).append('\n');
        }
        if (chance(25)) {
            k.append("nameSuffix: ").append(one(List.of("-v2", "-x"))).append('\n');
        }
        if (chance(35)) {
            k.append("commonLabels: {team: \"").append(one(List.of("red", "blue"))).append("\"}\n");
        } else if (chance(50)) {
            k.append("labels:\n- pairs: {env: prod, tier: \"1\"}\n");
            k.append(one(List.of("", "  includeSelectors: true\n", "  includeTemplates: true\n")));
        }
        if (chance(30)) {
            k.append("commonAnnotations: {owner: \"a@example.com\", port: \"80\"}\n");
        }
        if (chance(50)) {
            k.append("images:\n- name: registry.example.com/team/api\n  ")
                    .append(
                            one(
                                    List.of(
                                            "newTag: \"2.0\"",
                                            "newName: mirror/api",
                                            "digest: sha256:fedc",
                                            "newName: m/a\n  newTag: v3")))
                    .append('\n');
            if (chance(40)) {
                k.append("- {name: sidecar, newTag: \"9\"}\n- {name: nginx, newTag: \"1.27\"}\n");
            }
        }
        if (chance(40)) {
            k.append("replicas:\n- {name: api, count: ").append(random.nextInt(6)).append("}\n");
        }
        if (chance(40)) {
            k.append("configMapGenerator:\n- name: settings\n  behavior: ")
                    .append(one(List.of("merge", "replace")))
                    .append("\n  literals: [LEVEL=debug, N=")
                    .append(random.nextInt(100))
                    .append("]\n");
        }
        if (chance(30)) {
            k.append("secretGenerator:\n- name: more\n  envs: [more.env]\n  type: ")
                    .append(one(List.of("Opaque", "example.com/x")));
            k.append("\n  options: {disableNameSuffixHash: ")
                    .append(chance(50))
                    .append(", labels: {made: \"yes\"}}\n");
            write(
                    folder + "/more.env",
                    "# a comment\nA=1\n\nB=two words\nC='quoted'\nLONG=" + "x".repeat(80) + "\n");
        }
        if (chance(20)) {
            k.append("generatorOptions: {labels: {generated: \"true\"}, disableNameSuffixHash: ")
                    .append(chance(40))
                    .append("}\n");
        }
        patches(k, folder);
        if (chance(25)) {
            k.append(
                    """
                    replacements:
                    - source: {kind: Service, name: api, fieldPath: spec.ports.0.port}
                      targets:
                      - select: {kind: Deployment, name: api}
                        fieldPaths: [spec.template.spec.containers.[name=api].env.[name=PLAIN].value]
                      - select: {kind: Ingress}
                        fieldPaths: [metadata.annotations.[example.com/port]]
                        options: {create: true}
                    """);
        }
        if (chance(15)) {
            k.append("sortOptions: {order: fifo}\n");
        }
        write(folder + "/kustomization.yaml", k.toString());
        return folder;
    }

    private void patches(StringBuilder k, String folder) throws IOException {
        List<String> some =
                List.of(
                        """
                        - patch: |
                            apiVersion: apps/v1
                            kind: Deployment
                            metadata: {name: api}
                            spec:
                              template:
                                spec:
                                  containers:
                                  - name: api
                                    args: null
                                    env:
                                    - {name: PLAIN, value: "2"}
                                    - {name: NEW, value: n}
                                  - {name: third, image: third}
                                  tolerations: [{key: b}]
                        """,
                        """
                        - target: {kind: Deployment, name: a.*}
                          patch: |-
                            - op: replace
                              path: /spec/template/spec/containers/0/image
                              value: other:1
                            - op: add
                              path: /spec/template/spec/containers/0/env/-
                              value: {name: LAST, value: l}
                        """,
                        """
                        - path: delete.yaml
                        """,
                        """
                        - target: {labelSelector: app=api}
                          patch: |
                            apiVersion: v1
                            kind: Anything
                            metadata: {name: ignored, labels: {patched: "yes"}, annotations: {more: "1"}}
                        """,
                        """
                        - patch: |
                            apiVersion: example.com/v1
                            kind: Widget
                            metadata: {name: widget}
                            spec: {parts: [{name: b, size: 3}], new: {deep: {er: [1, 2]}}}
                        """,
                        """
                        - patch: |
                            apiVersion: v1
                            kind: Service
                            metadata: {name: api}
                            spec: {ports: [{name: admin, port: 8081, targetPort: 81}, {port: 80, name: web}]}
                        """,
                        """
                        - patch: |
                            apiVersion: apps/v1
                            kind: Deployment
                            metadata: {name: api}
                            spec:
                              strategy: {type: Recreate}
                              template:
                                spec:
                                  $patch: merge
                                  initContainers: [{name: init, image: init}]
                                  containers:
                                  - {name: sidecar, $patch: delete}
                                  volumes:
                                  - {name: config, configMap: null, emptyDir: {}}
                                  - {name: scratch, emptyDir: {}}
                        """,
                        """
                        - target: {group: networking.k8s.io, version: v1, kind: Ingress}
                          patch: |
                            [{"op": "remove", "path": "/spec/tls"}, {"op": "test", "path": "/spec/rules/0/host", "value": "x.example.com"}]
                        """);
        if (!chance(80)) {
            return;
        }
        k.append("patches:\n");
        for (String patch : some) {
            if (chance(30)) {
                k.append(patch);
            }
        }
        write(
                folder + "/delete.yaml",
                "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: api}\n$patch: delete\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
