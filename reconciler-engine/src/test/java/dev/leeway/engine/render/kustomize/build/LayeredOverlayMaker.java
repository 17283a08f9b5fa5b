package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.render.FolderTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes a base and an overlay from a seed: many fields, one or two a kustomization, in base,
 * component and overlay.
 */
final class LayeredOverlayMaker {
    private static final String[] OBJECTS = {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          labels: {app: web}
        spec:
          replicas: 1
          selector:
            matchLabels: {app: web}
          template:
            metadata:
              labels: {app: web}
            spec:
              serviceAccountName: runner
              initContainers:
              - name: init
                image: busybox:1.36
              containers:
              - name: web
                image: registry.example.com:5000/shop/web:1.0
                env:
                - {name: A, value: "1"}
                - name: FROM_MAP
                  valueFrom: {configMapKeyRef: {name: settings, key: a}}
                - name: FROM_SECRET
                  valueFrom: {secretKeyRef: {name: creds, key: p}}
                envFrom:
                - configMapRef: {name: settings}
                ports:
                - {containerPort: 80, name: http}
                volumeMounts:
                - {name: conf, mountPath: /conf}
              - name: side
                image: nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
              volumes:
              - name: conf
                configMap: {name: settings}
              - name: sec
                secret: {secretName: creds}
              affinity:
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - labelSelector:
                      matchLabels: {app: web}
                    topologyKey: kubernetes.io/hostname
        """,
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports:
          - {port: 80, targetPort: http, name: http}
          - {port: 443, targetPort: 8443, name: https}
        """,
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings}
        data:
          a: "1"
          text: |
            line one
            line two
        """,
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: creds}
        stringData: {p: secret}
        """,
        """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: web}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
          minReplicas: 1
          maxReplicas: 3
        """,
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: runner}
        imagePullSecrets:
        - name: creds
        """,
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reader}
        rules:
        - {apiGroups: [""], resources: [pods], verbs: [get]}
        """,
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: reader}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
        subjects:
        - {kind: ServiceAccount, name: default, namespace: other}
        - {kind: User, name: jane}
        """,
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: wide}
        rules: []
        """,
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web}
        spec:
          tls:
          - hosts: [web.example.com]
            secretName: creds
          rules:
          - host: web.example.com
            http:
              paths:
              - path: /
                pathType: Prefix
                backend: {service: {name: web, port: {number: 80}}}
        """,
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: tidy}
        spec:
          schedule: "0 * * * *"
          jobTemplate:
            spec:
              template:
                spec:
                  restartPolicy: Never
                  containers:
                  - name: tidy
                    image: busybox
                    envFrom:
                    - secretRef: {name: creds}
        """,
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: store}
        spec:
          serviceName: web
          selector: {matchLabels: {app: store}}
          template:
            metadata: {labels: {app: store}}
            spec:
              containers:
              - name: store
                image: postgres:16
                args: ["-c", "a=b"]
          volumeClaimTemplates:
          - metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce]}
        """,
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        """,
        """
        apiVersion: example.com/v1
        kind: Thing
        metadata: {name: thing, annotations: {note: "yes"}}
        spec:
          containers:
          - name: inner
            image: nginx:1
          list: [1, 2]
        """,
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec:
          minAvailable: 1
          selector: {matchLabels: {app: web}}
        """,
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: web}
        spec:
          podSelector: {matchLabels: {app: web}}
          ingress:
          - from:
            - podSelector: {matchLabels: {app: store}}
        """,
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data}
        spec: {accessModes: [ReadWriteOnce], storageClassName: fast}
        """
    };

    private static final String[] FIELDS = {
        "namespace: prod\n",
        "namespace: prod\n",
        "namePrefix: p-\n",
        "nameSuffix: -s\n",
        "commonLabels: {team: blue, tier: \"1\"}\n",
        "commonAnnotations: {owner: ops, when: \"2024-01-01\"}\n",
        "labels:\n- pairs: {env: prod}\n",
        "labels:\n- pairs: {env: prod}\n  includeSelectors: true\n",
        "labels:\n- pairs: {env: prod}\n  includeTemplates: true\n- pairs: {b: c}\n",
        "images:\n- {name: busybox, newTag: \"1.37\"}\n- {name: nginx, newName: mirror/nginx}\n",
        "images:\n- {name: nginx, newTag: \"2\"}\n- {name: registry.example.com:5000/shop/web, newName: web, digest: \"sha256:abc\"}\n",
        "replicas:\n- {name: web, count: 4}\n",
        "configMapGenerator:\n- name: extra\n  literals: [a=b, \"c=d e\", x='q']\n",
        "configMapGenerator:\n- name: extra\n  files: [file.txt, key=file.txt]\n  options: {labels: {gen: \"yes\"}, disableNameSuffixHash: true}\n",
        "secretGenerator:\n- name: token\n  literals: [t=abc<>&]\n  type: example.com/token\n",
        "secretGenerator:\n- name: token\n  envs: [vars.env]\ngeneratorOptions: {annotations: {made: here}}\n",
        "patches:\n- patch: |-\n    apiVersion: apps/v1\n    kind: Deployment\n    metadata: {name: web}\n    spec:\n      template:\n        spec:\n          containers:\n          - name: extra\n            image: extra:1\n          - name: web\n            env:\n            - {name: B, value: \"2\"}\n            - {name: A, value: \"9\"}\n            resources: {limits: {cpu: 500m}}\n",
        "patches:\n- target: {kind: Deployment|StatefulSet}\n  patch: |-\n    - op: add\n      path: /metadata/annotations\n      value: {patched: \"true\"}\n    - op: replace\n      path: /spec/template/spec/containers/0/image\n      value: replaced:1\n",
        "patches:\n- target: {kind: Service, name: w.*}\n  patch: |-\n    apiVersion: v1\n    kind: Service\n    metadata: {name: any}\n    spec:\n      type: LoadBalancer\n      ports:\n      - {port: 443, name: tls}\n",
        "patchesStrategicMerge:\n- |-\n  apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: settings}\n  data: {a: null, b: \"2\"}\n",
        "patchesJson6902:\n- target: {version: v1, kind: Service, name: web}\n  patch: |-\n    [{\"op\": \"remove\", \"path\": \"/spec/ports/1\"}]\n",
        "patches:\n- patch: |-\n    apiVersion: v1\n    kind: Secret\n    metadata: {name: creds}\n    $patch: delete\n",
        "sortOptions: {order: fifo}\n"
    };

    private LayeredOverlayMaker() {}

    /** Writes the overlay of a seed below {@code o<seed>} and returns its folder. */
    static String make(FolderTree tree, long seed) {
        Random random = new Random(seed);
        String root = "o" + seed;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < OBJECTS.length; i++) {
            if (i < 4 || random.nextInt(2) == 0) {
                String name = "r" + i + ".yaml";
                tree.with(root + "/base/" + name, OBJECTS[i]);
                names.add(name);
            }
        }
        tree.with(root + "/base/kustomization.yaml", kustomization(names, random, 2));
        tree.with(root + "/base/file.txt", "text\nof a file\n")
                .with(root + "/base/vars.env", "A=1\n# c\nB=two words\n");
        tree.with(
                root + "/part/kustomization.yaml",
                "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n"
                        + fields(random, 2));
        tree.with(root + "/part/file.txt", "part\n").with(root + "/part/vars.env", "P=1\n");
        String over = kustomization(List.of("../base"), random, 1 + random.nextInt(4));
        if (random.nextInt(3) == 0) {
            over += "components: [../part]\n";
        }
        tree.with(root + "/over/kustomization.yaml", over);
        tree.with(root + "/over/file.txt", "over\n").with(root + "/over/vars.env", "C=3\n");
        return root + "/over";
    }

    private static String kustomization(List<String> resources, Random random, int fields) {
        return "resources: [" + String.join(", ", resources) + "]\n" + fields(random, fields);
    }

    private static String fields(Random random, int count) {
        List<String> chosen = new ArrayList<>();
        List<String> starts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String field = FIELDS[random.nextInt(FIELDS.length)];
            String start = field.substring(0, field.indexOf(':'));
            if (!starts.contains(start)) {
                starts.add(start);
                chosen.add(field);
            }
        }
        return String.join("", chosen);
    }
}
