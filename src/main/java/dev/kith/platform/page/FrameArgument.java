package dev.kith.platform.page;

import dev.kith.platform.Workspace;
import dev.kith.platform.Workspaces;
import dev.kith.platform.page.Frame.Desk;
import dev.kith.platform.security.AccountId;
import dev.kith.platform.security.Accounts;
import dev.kith.platform.security.Csrf;
import dev.kith.platform.web.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a handler of the console ask for the {@link Frame} around its page: the caller's workspace, in their language. */
@Component
final class FrameArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final ObjectProvider<Workspaces> workspaces;
    private final ObjectProvider<Accounts> accounts;
    private final ObjectProvider<Menu> menu;
    private final ReaderArgument readers;

    /** Looked up late: handlers are wired before the database is there. */
    FrameArgument(
            ObjectProvider<Workspaces> workspaces,
            ObjectProvider<Accounts> accounts,
            ObjectProvider<Menu> menu,
            ReaderArgument readers) {
        this.workspaces = workspaces;
        this.accounts = accounts;
        this.menu = menu;
        this.readers = readers;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Frame.class);
    }

    @Override
    public Frame resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        return frame(Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class)));
    }

    /** Also for a refusal, which has no handler; there must be somebody signed in, and in a workspace. */
    Frame frame(HttpServletRequest request) {
        Caller caller = Caller.of(request).orElseThrow(() -> new IllegalStateException("nobody is signed in"));
        Workspace workspace = workspaces.getObject().get(caller.workspace());
        Reader reader = readers.reader(request);
        Words words = reader.words().at(workspace.zone());
        Menu sidebar = menu.getObject();
        var desk = new Desk(
                workspace.key(),
                workspace.name(),
                workspace.isTest(),
                caller.name(),
                sidebar.places(workspace, words),
                others(caller, workspace));
        return new Frame(
                new Reader(words, reader.theme()), desk, menuFor(caller, sidebar), csrf(request), caller.permissions());
    }

    private static List<Menu.Group> menuFor(Caller caller, Menu sidebar) {
        return sidebar.groups().stream()
                .map(group -> new Menu.Group(
                        group.key(),
                        group.items().stream()
                                .filter(item -> caller.may(item.needs()))
                                .toList()))
                .filter(group -> !group.items().isEmpty())
                .toList();
    }

    private List<Frame.Link> others(Caller caller, Workspace here) {
        String live = "/" + here.key().replace("~test", "");
        return workspacesOf(caller).stream()
                .filter(place -> !place.href().equals(live))
                .toList();
    }

    /** Where somebody works. */
    List<Frame.Link> workspacesOf(Caller caller) {
        return accounts.getObject().seats(new AccountId(caller.id())).stream()
                .map(seat -> new Frame.Link("package", seat.name(), "/" + seat.key()))
                .toList();
    }

    private static String csrf(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(Csrf.ATTRIBUTE))
                .map(Object::toString)
                .orElse("");
    }
}
