using RepoMaturity.Detectors.Languages.Sql;
using RepoMaturity.Tests.Support;

namespace RepoMaturity.Tests.Detectors.Languages.Sql;

internal sealed class SqlDetectorTests
{
    private static readonly SqlDetector Detector = new();

    [TestCase("CREATE OR REPLACE MODEL `shop.churn`\nOPTIONS (model_type = 'logistic_reg') AS SELECT 1", "Call sql.create_model shop.churn :1")]
    [TestCase("\n\ncreate model if not exists churn from (select 1) target y function f", "Call sql.create_model churn :3")]
    [TestCase("CREATE TEMP MODEL `my-project.shop`.`churn` TRANSFORM (ML.STANDARD_SCALER(x) OVER () AS x)", "Call sql.create_model my-project.shop.churn :1|Call sql.ml.standard_scaler :1")]
    [TestCase("CREATE MODEL a.b\nINPUT (q STRING) OUTPUT (r STRING)\nREMOTE WITH CONNECTION c", "Call sql.create_remote_model a.b :1")]
    [TestCase("SELECT * FROM\nML.PREDICT(MODEL `m`, TABLE t)", "Call sql.ml.predict :2")]
    [TestCase("select pgml.train('p', 'classification')", "Call sql.pgml.train :1")]
    [TestCase("CREATE EXTENSION IF NOT EXISTS vector;", "Call sql.create_extension vector :1")]
    [TestCase("create extension \"uuid-ossp\"", "Call sql.create_extension uuid-ossp :1")]
    [TestCase("-- CREATE MODEL a\n# CREATE MODEL b\n/* CREATE MODEL c\n*/ SELECT 'CREATE MODEL d', 'it''s ML.PREDICT(x)'", "")]
    [TestCase("CREATE TABLE model (id INT); INSERT INTO ml.predict VALUES (1)", "")]
    [TestCase("CREATE TABLE ml.forecast (id INT)", "")]
    [TestCase("CREATE TABLE IF NOT EXISTS ml.forecast(id INT REFERENCES ml.predict (id))", "")]
    [TestCase("INSERT INTO ml.predict (id) VALUES (1); INSERT ml.predict (id) VALUES (2)", "")]
    [TestCase("CREATE OR REPLACE VIEW ml.forecast (a) AS SELECT 1; CREATE INDEX i ON ml.predict (id)", "")]
    [TestCase("CREATE OR REPLACE FUNCTION pgml.train(name text) RETURNS int AS 'x'; DROP PROCEDURE ml.train(int)", "")]
    [TestCase("INSERT INTO kept SELECT * FROM ML.FORECAST(MODEL m)", "Call sql.ml.forecast :1")]
    [TestCase("CREATE MODEL answers\nPREDICT answer\nUSING engine = 'openai', model_name = 'm'", "Call sql.create_remote_model answers :1")]
    [TestCase("CREATE MODEL prices FROM shop (SELECT * FROM sold) PREDICT price USING engine = 'lightwood'", "Call sql.create_model prices :1")]
    [TestCase("GRANT CREATE MODEL ON SCHEMA shop TO ROLE a; GRANT CREATE MODEL TO b", "")]
    [TestCase("\nCREATE OR REPLACE SNOWFLAKE.ML.FORECAST IF NOT EXISTS sales(INPUT_DATA => TABLE(days))", "Call sql.snowflake.ml.forecast sales :2")]
    [TestCase("GRANT CREATE SNOWFLAKE.ML.FORECAST ON SCHEMA shop TO ROLE a; DROP SNOWFLAKE.ML.FORECAST sales; CREATE SNOWFLAKE.ML.FORECAST", "")]
    [TestCase("SELECT SNOWFLAKE.CORTEX.COMPLETE('m', text) FROM t", "Call sql.snowflake.cortex.complete :1")]
    [TestCase("SELECT ml.predict, xml.parse(a) FROM {{ ref('ml.predict(') }}", "")]
    [TestCase("CREATE", "")]
    [TestCase("CREATE MODEL", "")]
    [TestCase("CREATE MODEL `a", "Call sql.create_model a :1")]
    [TestCase("SELECT 'open", "")]
    [TestCase("/* open", "")]
    [TestCase("", "")]
    public void It_reads_models_and_their_functions(string text, string expected) => Assert.That(Detected.Facts(Detector, "a.sql", text), Is.EqualTo(expected));

    [TestCase("SELECT * FROM ML.PREDICT(\n  MODEL `m`,\n  TABLE t)", true)]
    [TestCase("SELECT ml.predict(id) FROM model", false)]
    public void It_says_whether_a_function_takes_a_model(string text, bool takes)
    {
        var call = Detected.In(Detector, "a.sql", text).Facts.Single();
        Assert.That(call.Arguments.Any(argument => argument.Name == "model"), Is.EqualTo(takes));
    }

    [Test]
    public void The_lines_behind_a_call_are_counted_once()
        => Assert.That(Detected.Facts(Detector, "a.sql", "SELECT ML.PREDICT(\n\nMODEL m);\nSELECT ML.EVALUATE(MODEL m)"), Is.EqualTo("Call sql.ml.predict :1|Call sql.ml.evaluate :4"));

    [Test]
    public void A_long_text_is_said_to_be_unread() => Assert.That(Detected.In(Detector, "dump.sql", new string('x', 1024 * 1024 + 1)).Problems, Has.Length.EqualTo(1));
}
