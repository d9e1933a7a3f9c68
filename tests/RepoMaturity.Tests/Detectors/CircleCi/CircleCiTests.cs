using RepoMaturity.Core.Facts;
using RepoMaturity.Core.Links;
using RepoMaturity.Detectors.CircleCi;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.CircleCi;

internal sealed class CircleCiTests
{
    private const string Root = ".circleci/config.yml";
    private static readonly CircleCiDetector Detector = new();

    [TestCase(".circleci/config.yml", true)]
    [TestCase(".circleci/continue.yaml", true)]
    [TestCase("docs/.circleci/config.yml", false)]
    [TestCase("config.yml", false)]
    public void Claims_the_folder(string path, bool expected) => Assert.That(Detector.Claims(path), Is.EqualTo(expected));

    [TestCase("", "")]
    [TestCase("- a", "")]
    [TestCase("jobs: {build: {steps: [{run: make}]}}", "workflow [Push push]|job:build")]
    [TestCase("jobs: {a: {steps: []}}\nworkflows: {version: 2, w: {jobs: [a]}}", "workflow [Push push]|workflow:w|job:a")]
    [TestCase("jobs: {a: {steps: []}}\nworkflows: {w: {triggers: [{schedule: {cron: '0 4 * * *'}}], jobs: [a]}}", "workflow [Push push]|workflow:w [Schedule schedule 0 4 * * *]|job:a")]
    [TestCase("parameters: {x: {type: boolean, default: false}}\njobs: {a: {steps: []}}\nworkflows: {w: {when: << pipeline.parameters.x >>, jobs: [a]}}",
        "workflow [Push push]|workflow:w [Manual when: a parameter that a person gives]|job:a")]
    [TestCase("parameters: {x: {type: boolean, default: true}}\njobs: {a: {steps: []}}\nworkflows: {w: {when: << pipeline.parameters.x >>, jobs: [a]}}", "workflow [Push push]|workflow:w|job:a")]
    [TestCase("parameters: {x: {default: false}}\njobs: {a: {steps: []}}\nworkflows: {w: {when: {not: << pipeline.parameters.x >>}, jobs: [a]}}", "workflow [Push push]|workflow:w|job:a")]
    [TestCase("parameters: {x: {default: false}}\njobs: {a: {steps: []}}\nworkflows: {w: {unless: << pipeline.parameters.x >>, jobs: [a]}}", "workflow [Push push]|workflow:w|job:a")]
    [TestCase("jobs: {a: {steps: []}}\nworkflows: {w: {when: {equal: [scheduled_pipeline, << pipeline.trigger_source >>]}, jobs: [a]}}",
        "workflow [Push push]|workflow:w [Schedule scheduled pipeline]|job:a")]
    [TestCase("jobs: {a: {steps: []}}\nworkflows: {w: {when: {and: [{equal: [scheduled_pipeline, << pipeline.trigger_source >>]}, {equal: [nightly, << pipeline.schedule.name >>]}]}, jobs: [a]}}",
        "workflow [Push push]|workflow:w [Schedule scheduled pipeline]|job:a")]
    [TestCase("jobs: {a: {steps: []}}\nworkflows: {w: {when: {equal: [api, << pipeline.trigger_source >>]}, jobs: [a]}}",
        "workflow [Push push]|workflow:w [Manual when: a parameter that a person gives]|job:a")]
    [TestCase("jobs: {a: {steps: []}}\nworkflows: {w: {when: {equal: [main, << pipeline.git.branch >>]}, jobs: [a]}}", "workflow [Push push]|workflow:w|job:a")]
    public void Workflows_start_as_their_triggers_and_conditions_say(string text, string expected) => Assert.That(Detected.Starts(Detector, Root, text), Is.EqualTo(expected));

    [TestCase("jobs: {build: {steps: [{run: python train.py}]}}", true)]
    [TestCase("jobs: {test: {steps: [{run: python train.py}]}}", false)]
    [TestCase("jobs: {t: {steps: [{run: {command: python train.py}}]}}\nworkflows: {w: {jobs: [t]}}", true)]
    [TestCase("jobs: {t: {steps: [{run: python train.py}]}, u: {steps: []}}\nworkflows: {w: {jobs: [u]}}", false)]
    [TestCase("jobs: {t: {steps: [{run: python train.py}]}}\nworkflows: {w: {jobs: [hold: {type: approval}, t: {requires: [hold]}]}}", false)]
    [TestCase("jobs: {u: {steps: []}, t: {steps: [{run: python train.py}]}}\nworkflows: {w: {jobs: [hold: {type: approval}, u: {requires: [hold]}, t: {requires: [u]}]}}", false)]
    [TestCase("jobs: {u: {steps: []}, t: {steps: [{run: python train.py}]}}\nworkflows: {w: {jobs: [hold: {type: approval}, u: {requires: [hold]}, t]}}", true)]
    [TestCase("jobs: {t: {steps: [{run: python train.py}]}}\nworkflows: {w: {jobs: [t: {filters: {branches: {ignore: /.*/}}}]}}", false)]
    [TestCase("jobs: {t: {steps: [{run: python train.py}]}}\nworkflows: {w: {jobs: [t: {filters: {branches: {ignore: /.*/}, tags: {only: /v.*/}}}]}}", true)]
    [TestCase("commands: {c: {steps: [{run: python train.py}]}}\njobs: {build: {steps: [checkout, c]}}", true)]
    [TestCase("commands: {c: {parameters: {s: {default: other.py}}, steps: [{run: 'python << parameters.s >>'}]}}\njobs: {build: {steps: [{c: {s: train.py}}]}}", true)]
    [TestCase("commands: {c: {parameters: {s: {default: train.py}}, steps: [{run: 'python <<parameters.s>>'}]}}\njobs: {build: {steps: [c]}}", true)]
    [TestCase("jobs: {t: {parameters: {s: {type: string}}, steps: [{run: 'python << parameters.s >>'}]}}\nworkflows: {w: {jobs: [t: {matrix: {parameters: {s: [eval.py, train.py]}}}]}}", true)]
    [TestCase("jobs: {t: {parameters: {on: {default: false}}, steps: [{when: {condition: << parameters.on >>, steps: [{run: python train.py}]}}]}}\nworkflows: {w: {jobs: [t]}}", false)]
    [TestCase("jobs: {t: {parameters: {on: {default: false}}, steps: [{when: {condition: << parameters.on >>, steps: [{run: python train.py}]}}]}}\nworkflows: {w: {jobs: [t: {on: true}]}}", true)]
    [TestCase("jobs: {t: {parameters: {s: {type: steps}}, steps: [{steps: << parameters.s >>}]}}\nworkflows: {w: {jobs: [t: {s: [{run: python train.py}]}]}}", true)]
    [TestCase("jobs: {build: {working_directory: ~/repo, steps: [{run: {command: python train.py, working_directory: ~/repo}}]}}", true)]
    [TestCase("orbs: {o: {commands: {c: {steps: [{run: python train.py}]}}}}\njobs: {build: {steps: [o/c]}}", true)]
    public void A_push_reaches_what_jobs_run(string text, bool expected) =>
        Assert.That(LinkedFiles.Chain("train.py", (Root, text), ("train.py", "x = 1\n")).Length > 0, Is.EqualTo(expected));

    [Test]
    public void A_setup_configuration_goes_on_with_another() => Assert.That(
        LinkedFiles.Chain(
            "train.py",
            (Root, "setup: true\norbs: {c: circleci/continuation@1.0}\njobs: {build: {steps: [{c/continue: {configuration_path: .circleci/next.yml}}]}}"),
            (".circleci/next.yml", "jobs: {t: {steps: [{run: python train.py}]}}\nworkflows: {w: {jobs: [t]}}"),
            ("train.py", "x = 1\n")),
        Does.Contain("goes on with .circleci/next.yml"));

    [Test]
    public void An_orb_job_leaves_the_repository()
    {
        LinkGraph graph = LinkedFiles.Link((Root, "orbs: {o: acme/train@1.2}\nworkflows: {w: {jobs: [o/run]}}"));

        Assert.That(graph.WaysOut.Select(way => way.Text), Is.EqualTo(new[] { "orb job acme/train/run o/run" }));
        Assert.That(Detected.Facts(Detector, Root, "orbs: {o: acme/train@1.2}\nworkflows: {w: {jobs: [o/run]}}", FactKind.Action), Is.EqualTo("Action acme/train/run 1.2 :2 @job:w/o/run"));
    }

    [Test]
    public void Images_are_those_of_the_job_and_its_executor() => Assert.That(
        Detected.Facts(Detector, Root, "executors: {e: {docker: [{image: 'cimg/python:3.9'}]}}\njobs: {build: {executor: e, steps: []}}", FactKind.Image),
        Is.EqualTo("Image cimg/python 3.9 :1 @job:build"));

    [Test]
    public void A_here_document_is_no_parameter() => Assert.That(
        Detected.Facts(Detector, Root, "jobs:\n  build:\n    steps:\n      - run: |\n          cat <<EOF > a\n          x\n          EOF\n          make", FactKind.Command), Does.Contain("Command make"));
}
