package dev.kith.platform.docs;

import dev.kith.platform.web.Caller;
import dev.kith.platform.web.IdPrefix;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.NeedsIdempotencyKey;
import dev.kith.platform.web.PageJson;
import dev.kith.platform.web.Paging;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Returns;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** Completes the description of one route from what its handler says: permission, answer, paging, keys, refusals. */
@Component
final class RouteDescription implements GlobalOperationComponentsCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        return operation;
    }

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod handler) {
        String owner = handler.getBeanType().getSimpleName().replaceFirst("Api$", "");
        operation.setOperationId(owner.substring(0, 1).toLowerCase(Locale.ROOT) + owner.substring(1) + "_"
                + handler.getMethod().getName());
        describeNeeds(operation, handler);
        describeParameters(operation, handler);
        describeAnswers(operation, components, handler);
        return operation;
    }

    private static void describeNeeds(Operation operation, HandlerMethod handler) {
        Permission needed = Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Needs.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class)))
                .map(Needs::value)
                .orElse(Permission.SIGNED_IN);
        if (needed == Permission.ANYONE) {
            operation.setSecurity(new ArrayList<>());
            return;
        }
        var security = new ArrayList<SecurityRequirement>();
        security.add(new SecurityRequirement().addList(ApiDescription.SECRET));
        if (needed == Permission.OFFERS_READ) {
            security.add(new SecurityRequirement().addList(ApiDescription.PUBLIC));
        }
        operation.setSecurity(security);
        needed.scope().ifPresent(scope -> {
            String said = Objects.requireNonNullElse(operation.getDescription(), "");
            operation.setDescription((said.isEmpty() ? "" : said + "\n\n") + "Scope: `" + scope + "`.");
            operation.addExtension("x-scope", scope);
        });
    }

    private static void describeParameters(Operation operation, HandlerMethod handler) {
        Arrays.stream(handler.getMethodParameters()).forEach(parameter -> describeId(operation, parameter));
        if (takes(handler, Paging.class)) {
            operation.addParametersItem(query("limit", "How many rows, from 1 to 200.")
                    .schema(new IntegerSchema()
                            .types(Types.only("integer"))
                            .minimum(BigDecimal.ONE)
                            .maximum(BigDecimal.valueOf(200))
                            ._default(50)));
            operation.addParametersItem(query("cursor", "The `next_cursor` of the page before, with the same filters.")
                    .schema(new StringSchema().types(Types.only("string"))));
        }
        if (takesKey(handler)) {
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name("Idempotency-Key")
                    .required(handler.hasMethodAnnotation(NeedsIdempotencyKey.class))
                    .description("1 to 255 visible ASCII characters, for example a UUID. The same key and body get the "
                            + "first answer again, for seven days.")
                    .schema(new StringSchema().types(Types.only("string")).maxLength(255)));
        }
    }

    /** An id in an address says what it is by its prefix. */
    private static void describeId(Operation operation, MethodParameter parameter) {
        IdPrefix prefix = parameter.nestedIfOptional().getNestedParameterType().getAnnotation(IdPrefix.class);
        if (prefix == null
                || operation.getParameters() == null
                || parameter.getParameter().getName().isEmpty()) {
            return;
        }
        operation.getParameters().stream()
                .filter(described ->
                        described.getName().equals(parameter.getParameter().getName()))
                .filter(described -> described.getDescription() == null)
                .forEach(described -> described.setDescription("An id that starts with `" + prefix.value() + "_`."));
    }

    private static void describeAnswers(Operation operation, Components components, HandlerMethod handler) {
        var answers = new ApiResponses();
        Returns returns = handler.getMethodAnnotation(Returns.class);
        int[] statuses = returns == null ? new int[] {200} : returns.status();
        for (int status : statuses) {
            answers.addApiResponse(Integer.toString(status), good(status, components, handler));
        }
        for (int status : refusals(handler)) {
            answers.addApiResponse(Integer.toString(status), Refusals.refer(status));
        }
        operation.setResponses(answers);
    }

    private static ApiResponse good(int status, Components components, HandlerMethod handler) {
        var answer = new ApiResponse().description(HttpStatus.valueOf(status).getReasonPhrase());
        Optional<Type> body = bodyOf(handler);
        if (status == 204 || body.isEmpty()) {
            return answer;
        }
        ResolvedSchema resolved = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(body.get()).resolveAsRef(true));
        resolved.referencedSchemas.forEach(components::addSchemas);
        Schema<?> schema = resolved.schema;
        return answer.content(new Content().addMediaType("application/json", new MediaType().schema(schema)));
    }

    private static Optional<Type> bodyOf(HandlerMethod handler) {
        Returns returns = handler.getMethodAnnotation(Returns.class);
        if (returns == null) {
            Type declared = handler.getMethod().getGenericReturnType();
            boolean says = declared != void.class && !declared.getTypeName().contains("ResponseEntity");
            return says ? Optional.of(declared) : Optional.empty();
        }
        if (returns.value() == Void.class) {
            return Optional.empty();
        }
        return Optional.of(
                returns.page()
                        ? ResolvableType.forClassWithGenerics(PageJson.class, returns.value())
                                .getType()
                        : returns.value());
    }

    private static List<Integer> refusals(HandlerMethod handler) {
        boolean body = has(handler, RequestBody.class);
        var statuses = new ArrayList<>(List.of(400, 401, 403));
        if (has(handler, PathVariable.class)) {
            statuses.add(404);
        }
        if (body || takesKey(handler)) {
            statuses.add(409);
        }
        if (body) {
            statuses.addAll(List.of(413, 415, 422));
        }
        statuses.addAll(List.of(429, 503));
        return statuses;
    }

    private static Parameter query(String name, String description) {
        return new Parameter().in("query").name(name).required(false).description(description);
    }

    /** A handler that asks for its caller and for the raw request does so to be safe to repeat. */
    private static boolean takesKey(HandlerMethod handler) {
        return handler.hasMethodAnnotation(NeedsIdempotencyKey.class)
                || takes(handler, Caller.class) && takes(handler, HttpServletRequest.class);
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == type);
    }

    private static boolean has(HandlerMethod handler, Class<? extends java.lang.annotation.Annotation> annotation) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(annotation));
    }
}
