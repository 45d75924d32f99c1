#include "views/submit/page.h"
#include <array>

// Small specifications to begin with, written for this console. Each is taken as it is by a pool
// whose nodes are large enough; tests hold them to that.
namespace submit {

static constexpr std::array<Example, 6> kExamples = {{
    {"Hello world", "One task that says hello", "hello.yaml", R"(workflow:
  name: hello
  resources:
    default:
      cpu: 1
      memory: 1Gi
      storage: 1Gi
  tasks:
  - name: greet
    image: ubuntu:24.04
    command: [bash, -c]
    args: ['echo "Hello, {{ who }}"']

default-values:
  who: world            # Whom to greet
)", Icon::square_terminal},
    {"Serial", "Three tasks, each reads what the one before wrote", "serial.yaml", R"(workflow:
  name: serial
  resources:
    default:
      cpu: 2
      memory: 4Gi
      storage: 10Gi
  tasks:
  - name: fetch
    image: ubuntu:24.04
    command: [bash, -c]
    args: ['seq 1 {{ rows }} > {{output}}/rows.txt']

  - name: square
    image: python:3.12-slim
    command: [python, -c]
    args: ['print(*[int(n) ** 2 for n in open("{{input:0}}/fetch/rows.txt")], sep="\n", file=open("{{output}}/squares.txt", "w"))']
    inputs:
    - task: fetch

  - name: report
    image: ubuntu:24.04
    command: [bash, -c]
    args: ['tail -n 3 {{input:0}}/square/squares.txt']
    inputs:
    - task: square

default-values:
  rows: 100             # How many rows to make
)", Icon::arrow_right},
    {"Parallel", "One task per shard, then one that joins them", "parallel.yaml", R"(workflow:
  name: parallel
  resources:
    default:
      cpu: 2
      memory: 4Gi
      storage: 10Gi
  tasks:
{% for shard in range(shards) %}
  - name: shard-{{ shard }}
    image: ubuntu:24.04
    command: [bash, -c]
    args: ['sleep 20; echo {{ shard }} > {{output}}/part.txt']
{% endfor %}
  - name: join
    image: ubuntu:24.04
    command: [bash, -c]
    args: ['echo joined {{ shards }} shards']
    inputs:
{% for shard in range(shards) %}
    - task: shard-{{ shard }}
{% endfor %}

default-values:
  shards: 4             # Tasks that run at the same time
)", Icon::git_branch},
    {"Multi-node training", "A leader and workers that start together", "train.yaml", R"(workflow:
  name: train
  resources:
    default:
      cpu: 16
      gpu: {{ gpus }}
      memory: 64Gi
      storage: 100Gi
  groups:
  - name: training
    ignoreNonleadStatus: false
    tasks:
    - name: leader
      lead: true
      image: nvcr.io/nvidia/pytorch:25.10-py3
      command: [bash, -c]
      args:
      - torchrun --nnodes {{ workers + 1 }} --nproc-per-node {{ gpus }} --node-rank 0
        --rdzv-backend c10d --rdzv-endpoint {{host:leader}}:29500 train.py --epochs {{ epochs }}
{% for n in range(workers) %}
    - name: worker-{{ n + 1 }}
      image: nvcr.io/nvidia/pytorch:25.10-py3
      command: [bash, -c]
      args:
      - torchrun --nnodes {{ workers + 1 }} --nproc-per-node {{ gpus }} --node-rank {{ n + 1 }}
        --rdzv-backend c10d --rdzv-endpoint {{host:leader}}:29500 train.py --epochs {{ epochs }}
{% endfor %}

default-values:
  gpus: 4               # On each node
  workers: 1            # Beside the leader
  epochs: 10
)", Icon::layers},
    {"Data", "Reads from a bucket, writes to another", "data.yaml", R"(workflow:
  name: prepare-data
  timeout:
    exec_timeout: 4h
  resources:
    default:
      cpu: 8
      memory: 32Gi
      storage: 200Gi
  tasks:
  - name: clean
    image: python:3.12-slim
    command: [bash, /tmp/clean.sh]
    files:
    - path: /tmp/clean.sh
      contents: |
        set -euo pipefail
        find {{input:0}} -name '*.csv' -size +0 -exec cp {} {{output}} \;
        ls {{output}} | wc -l
    inputs:
    - url: {{ source }}
    outputs:
    - url: {{ target }}

default-values:
  source: s3://my-bucket/raw/      # What is read
  target: s3://my-bucket/clean/    # Where it is written
)", Icon::hard_drive},
    {"Web server", "A page to open in the browser while it runs", "web.yaml", R"(workflow:
  name: web
  timeout:
    exec_timeout: 2h
  resources:
    default:
      cpu: 2
      memory: 4Gi
      storage: 5Gi
  tasks:
  - name: server
    image: python:3.12-slim
    command: [python, -m, http.server]
    args: ['{{ port }}']

default-values:
  port: 8000            # Open it with "Web server" on the task's page
)", Icon::globe},
}};

std::span<const Example> examples() { return kExamples; }

}  // namespace submit
