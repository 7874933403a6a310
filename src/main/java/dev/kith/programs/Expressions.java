package dev.kith.programs;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The expression language of conditions: its words, its limits, and nothing that reads a clock or the outside. */
final class Expressions {

    private static final CelType TEXT = SimpleType.STRING;
    private static final CelType WHOLE = SimpleType.INT;
    private static final CelType YES_OR_NO = SimpleType.BOOL;
    private static final CelType TEXTS = ListType.create(TEXT);
    private static final CelType ANYTHING = MapType.create(TEXT, SimpleType.DYN);

    private static final StructType PERSON = struct(
            "Person",
            ImmutableMap.<String, CelType>builder()
                    .put("orders", WHOLE)
                    .put("daysSinceFirstSeen", WHOLE)
                    .put("daysSinceLastOrder", WHOLE)
                    .put("country", TEXT)
                    .put("language", TEXT)
                    .put("emailDomain", TEXT)
                    .put("emailVerified", YES_OR_NO)
                    .put("subscribed", YES_OR_NO)
                    .put("tags", TEXTS)
                    .put("segments", TEXTS)
                    .put("traits", ANYTHING)
                    .buildOrThrow());

    private static final StructType EVENT = struct(
            "Event",
            ImmutableMap.of("name", TEXT, "time", SimpleType.TIMESTAMP, "source", TEXT, "properties", ANYTHING));

    private static final StructType CLICK =
            struct("Click", ImmutableMap.of("channel", TEXT, "country", TEXT, "device", TEXT, "campaign", ANYTHING));

    private static final StructType ITEM = struct(
            "Item",
            ImmutableMap.of(
                    "sku", TEXT,
                    "productId", TEXT,
                    "category", TEXT,
                    "tags", TEXTS,
                    "quantity", SimpleType.DOUBLE,
                    "priceMinor", WHOLE,
                    "giftCard", YES_OR_NO));

    private static final StructType ORDER = struct(
            "Order",
            ImmutableMap.<String, CelType>builder()
                    .put("id", TEXT)
                    .put("number", WHOLE)
                    .put("currency", TEXT)
                    .put("netMinor", WHOLE)
                    .put("itemsMinor", WHOLE)
                    .put("subtotalMinor", WHOLE)
                    .put("discountMinor", WHOLE)
                    .put("shippingMinor", WHOLE)
                    .put("taxMinor", WHOLE)
                    .put("totalMinor", WHOLE)
                    .put("giftCardOnly", YES_OR_NO)
                    .put("coupons", TEXTS)
                    .put("items", ListType.create(reference(ITEM)))
                    .buildOrThrow());

    private static final StructType REFERRAL = struct(
            "Referral",
            ImmutableMap.of(
                    "method", TEXT,
                    "channel", TEXT,
                    "daysSinceTouch", WHOLE,
                    "daysSinceBind", WHOLE,
                    "payment", WHOLE));

    private static final List<StructType> TYPES = List.of(PERSON, EVENT, CLICK, ITEM, ORDER, REFERRAL);

    private static final Map<String, StructType> VARIABLES = Map.of(
            "person", PERSON,
            "friend", PERSON,
            "advocate", PERSON,
            "event", EVENT,
            "click", CLICK,
            "order", ORDER,
            "referral", REFERRAL);

    private static final CelOptions LIMITS = CelOptions.current()
            .maxExpressionCodePointSize(4_096)
            .maxParseRecursionDepth(32)
            .maxParseExpressionNodeCount(500)
            .comprehensionMaxIterations(1_000)
            .maxRegexProgramSize(500)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private final Map<Conditions.About, CelCompiler> compilers;
    private final CelRuntime runtime = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(LIMITS)
            .addFunctionBindings(
                    CelFunctionBinding.from("in_segment", Map.class, String.class, Expressions::inSegment),
                    CelFunctionBinding.from("has_tag", Map.class, String.class, Expressions::hasTag),
                    CelFunctionBinding.from("money", String.class, String.class, Expressions::money))
            .build();

    Expressions() {
        compilers = Arrays.stream(Conditions.About.values())
                .collect(ImmutableMap.toImmutableMap(about -> about, about -> compiler(about.variables())));
    }

    CelRuntime.Program compile(String text, Conditions.About about) throws CelValidationException {
        var compiler = Optional.ofNullable(compilers.get(about)).orElseThrow();
        try {
            return runtime.createProgram(compiler.compile(text).getAst());
        } catch (CelEvaluationException notEvenPlanned) {
            throw new IllegalStateException("a checked expression cannot be run: " + text, notEvenPlanned);
        }
    }

    private static CelCompiler compiler(List<String> variables) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(LIMITS)
                .setTypeProvider(new Types())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(YES_OR_NO)
                .addFunctionDeclarations(
                        function("inSegment", "in_segment", YES_OR_NO, reference(PERSON), TEXT),
                        function("hasTag", "has_tag", YES_OR_NO, reference(PERSON), TEXT),
                        function("money", "money", WHOLE, TEXT, TEXT));
        for (String variable : variables) {
            builder.addVar(
                    variable,
                    reference(Optional.ofNullable(VARIABLES.get(variable)).orElseThrow()));
        }
        return builder.build();
    }

    private static CelFunctionDecl function(String name, String overload, CelType result, CelType... parameters) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(overload, result, parameters));
    }

    private static boolean inSegment(Map<?, ?> person, String segment) {
        return person.get("segments") instanceof List<?> segments && segments.contains(segment);
    }

    private static boolean hasTag(Map<?, ?> person, String tag) {
        return person.get("tags") instanceof List<?> tags && tags.contains(tag);
    }

    private static long money(String amount, String currency) throws CelEvaluationException {
        return Unit.parse(currency)
                .flatMap(unit -> Money.parse(amount, unit))
                .orElseThrow(() -> new CelEvaluationException("not an amount: " + amount + " " + currency))
                .minor();
    }

    private static StructType struct(String name, ImmutableMap<String, CelType> fields) {
        return StructType.create(name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    }

    private static CelType reference(StructType type) {
        return StructTypeReference.create(type.name());
    }

    /** The types a condition is checked against; at run time their values are maps. */
    private static final class Types implements CelTypeProvider {

        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.copyOf(TYPES);
        }

        @Override
        public Optional<CelType> findType(String name) {
            return TYPES.stream()
                    .filter(type -> type.name().equals(name))
                    .<CelType>map(type -> type)
                    .findFirst();
        }
    }
}
