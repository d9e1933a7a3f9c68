using RepoMaturity.Core.Links;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Python;

internal sealed class DjangoResolverTests
{
    private const string Job = "on:\n  schedule:\n    - cron: '0 3 * * 1'\njobs:\n  j:\n    runs-on: x\n    steps:\n      - run: COMMAND\n";

    private static readonly (string Path, string Text)[] Site =
    [
        ("web/shopsite/wsgi.py", "import os\nfrom django.core.wsgi import get_wsgi_application\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shopsite.settings')\napplication = get_wsgi_application()\n"),
        ("web/shopsite/settings.py", "ROOT_URLCONF = 'shopsite.urls'\n"),
        ("web/shopsite/urls.py", "from django.urls import include, path\nurlpatterns = [path('risk/', include('risk.urls'))]\n"),
        ("web/risk/urls.py", "from django.urls import path\nfrom . import views\nurlpatterns = [path('predict/', views.predict)]\n"),
        ("web/risk/views.py", "def predict(request):\n    pass\ndef forgotten(request):\n    pass\n"),
        ("web/manage.py", "import os\nimport sys\ndef main():\n    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shopsite.settings')\n    from django.core.management import execute_from_command_line\n    execute_from_command_line(sys.argv)\nif __name__ == '__main__':\n    main()\n"),
        ("web/risk/management/commands/train.py", "from django.core.management.base import BaseCommand\nclass Command(BaseCommand):\n    def handle(self, *args, **options):\n        pass\n"),
        ("web/risk/management/commands/other.py", "from django.core.management.base import BaseCommand\nclass Command(BaseCommand):\n    pass\n"),
    ];

    [TestCase("cd web && gunicorn shopsite.wsgi:application", true)]
    [TestCase("cd web && gunicorn --bind 0.0.0.0:8000 shopsite.wsgi", true)]
    [TestCase("python web/manage.py runserver", true)]
    [TestCase("python web/manage.py migrate", false)]
    [TestCase("echo shopsite.wsgi", false)]
    public void Who_serves_the_site_runs_its_views(string command, bool expected)
    {
        var links = Linked(command);
        Assert.Multiple(() =>
        {
            Assert.That(links.IsAutomatic(new UnitKey("web/risk/views.py", "def:predict")), Is.EqualTo(expected));
            Assert.That(links.IsAutomatic(new UnitKey("web/risk/views.py", "def:forgotten")), Is.False);
        });
    }

    [TestCase("python web/manage.py train --all", true)]
    [TestCase("python web/manage.py migrate", false)]
    public void A_command_is_found_by_its_name(string command, bool expected)
    {
        var links = Linked(command);
        Assert.Multiple(() =>
        {
            Assert.That(links.IsAutomatic(new UnitKey("web/risk/management/commands/train.py", "def:Command")), Is.EqualTo(expected));
            Assert.That(links.IsAutomatic(new UnitKey("web/risk/management/commands/other.py", "def:Command")), Is.False);
        });
    }

    [Test]
    public void Who_imports_the_settings_serves_nothing() => Assert.That(
        LinkedFiles.Link([.. Site, ("web/job.py", "from shopsite import settings\nprint(settings.ROOT_URLCONF)\n"), (".github/workflows/w.yml", Job.Replace("COMMAND", "cd web && python job.py", StringComparison.Ordinal))])
            .IsAutomatic(new UnitKey("web/risk/views.py", "def:predict")), Is.False);

    [Test]
    public void A_program_starts_commands_too() => Assert.That(
        LinkedFiles.Link([.. Site, ("web/clock.py", "import schedule\nfrom django.core.management import call_command\ndef work():\n    call_command('train')\nschedule.every().day.do(work)\n")])
            .IsAutomatic(new UnitKey("web/risk/management/commands/train.py", "def:Command")));

    private static LinkGraph Linked(string command) => LinkedFiles.Link([.. Site, (".github/workflows/w.yml", Job.Replace("COMMAND", command, StringComparison.Ordinal))]);
}
