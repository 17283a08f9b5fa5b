package dev.leeway.engine.practice.controller;

import dev.leeway.engine.resource.GroupKind;

/** The kinds that the controllers deal with. */
final class Kinds {
    static final GroupKind POD = new GroupKind("", "Pod");
    static final GroupKind NODE = new GroupKind("", "Node");
    static final GroupKind SERVICE = new GroupKind("", "Service");
    static final GroupKind ENDPOINTS = new GroupKind("", "Endpoints");
    static final GroupKind CONFIG_MAP = new GroupKind("", "ConfigMap");
    static final GroupKind SECRET = new GroupKind("", "Secret");
    static final GroupKind QUOTA = new GroupKind("", "ResourceQuota");
    static final GroupKind EVENT = new GroupKind("", "Event");
    static final GroupKind VOLUME = new GroupKind("", "PersistentVolume");
    static final GroupKind VOLUME_CLAIM = new GroupKind("", "PersistentVolumeClaim");
    static final GroupKind DEPLOYMENT = new GroupKind("apps", "Deployment");
    static final GroupKind REPLICA_SET = new GroupKind("apps", "ReplicaSet");
    static final GroupKind STATEFUL_SET = new GroupKind("apps", "StatefulSet");
    static final GroupKind DAEMON_SET = new GroupKind("apps", "DaemonSet");
    static final GroupKind CONTROLLER_REVISION = new GroupKind("apps", "ControllerRevision");
    static final GroupKind JOB = new GroupKind("batch", "Job");
    static final GroupKind CRON_JOB = new GroupKind("batch", "CronJob");
    static final GroupKind AUTOSCALER = new GroupKind("autoscaling", "HorizontalPodAutoscaler");
    static final GroupKind DISRUPTION_BUDGET = new GroupKind("policy", "PodDisruptionBudget");
    static final GroupKind INGRESS = new GroupKind("networking.k8s.io", "Ingress");
    static final GroupKind ENDPOINT_SLICE = new GroupKind("discovery.k8s.io", "EndpointSlice");

    private Kinds() {}
}
