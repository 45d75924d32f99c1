#include "platform/web/webgl_renderer.h"
#include <GLES3/gl3.h>
#include <cassert>
#include <emscripten/html5_webgl.h>

static constexpr const char* kVertexShader = R"(#version 300 es
uniform vec4 to_clip;
layout(location = 0) in vec2 at;
layout(location = 1) in vec2 texel;
layout(location = 2) in vec4 tint;
out vec2 uv;
out vec4 colour;
void main() {
    uv = texel;
    colour = tint;
    gl_Position = vec4(at * to_clip.xy + to_clip.zw, 0.0, 1.0);
})";

static constexpr const char* kFragmentShader = R"(#version 300 es
precision highp float;
uniform sampler2D picture;
in vec2 uv;
in vec4 colour;
out vec4 light;
void main() { light = colour * texture(picture, uv); })";

static GLuint compile(GLenum kind, const char* source) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    return shader;
}

static GLuint link_program() {
    const GLuint program = glCreateProgram();
    for (const GLuint shader : {compile(GL_VERTEX_SHADER, kVertexShader), compile(GL_FRAGMENT_SHADER, kFragmentShader)}) {
        glAttachShader(program, shader);
        glDeleteShader(shader);
    }
    glLinkProgram(program);
    return program;
}

bool WebglRenderer::open(const char* canvas) {
    EmscriptenWebGLContextAttributes wish;
    emscripten_webgl_init_context_attributes(&wish);
    wish.majorVersion = 2;
    wish.alpha = wish.depth = wish.stencil = wish.antialias = wish.preserveDrawingBuffer = false;
    wish.enableExtensionsByDefault = false;
    const auto context = emscripten_webgl_create_context(canvas, &wish);
    return context > 0 && emscripten_webgl_make_context_current(context) == EMSCRIPTEN_RESULT_SUCCESS;
}

WebglRenderer::WebglRenderer() {
    program_ = link_program();
    to_clip_ = glGetUniformLocation(program_, "to_clip");
    GLuint array = 0;
    glGenVertexArrays(1, &array);
    glBindVertexArray(array);
    glGenBuffers(1, &vertices_);
    glGenBuffers(1, &indices_);
    glBindBuffer(GL_ARRAY_BUFFER, vertices_);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
    for (GLuint i = 0; i < 3; ++i) glEnableVertexAttribArray(i);
    glUseProgram(program_);
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

static void upload(const TextureChange& c) {
    if (c.kind == TextureChange::Kind::create) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, c.width, c.height, 0, GL_RGBA, GL_UNSIGNED_BYTE, c.pixels);
        for (const GLenum side : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) glTexParameteri(GL_TEXTURE_2D, side, GL_NEAREST);
        for (const GLenum side : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) glTexParameteri(GL_TEXTURE_2D, side, GL_CLAMP_TO_EDGE);
        return;
    }
    const auto& p = c.part;
    glPixelStorei(GL_UNPACK_ROW_LENGTH, c.width);
    glTexSubImage2D(GL_TEXTURE_2D, 0, p.x, p.y, p.w, p.h, GL_RGBA, GL_UNSIGNED_BYTE,
                    c.pixels + (static_cast<std::ptrdiff_t>(p.y) * c.width + p.x) * 4);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

void WebglRenderer::change(const TextureChange& c) {
    auto& texture = textures_[c.id];
    if (c.kind == TextureChange::Kind::destroy) {
        glDeleteTextures(1, &texture);
        textures_.erase(c.id);
        return;
    }
    assert(texture || c.kind == TextureChange::Kind::create);
    if (!texture) glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    upload(c);
}

void WebglRenderer::apply(const Picture& picture) {
    for (const auto& c : picture.textures) change(c);
}

static void point_at(std::uint32_t first_vertex) {
    const auto offset = [&](std::size_t field) { return reinterpret_cast<const void*>(first_vertex * sizeof(Vertex) + field); };
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(Vertex), offset(offsetof(Vertex, x)));
    glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, sizeof(Vertex), offset(offsetof(Vertex, u)));
    glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(Vertex), offset(offsetof(Vertex, rgba)));
}

void WebglRenderer::draw_list(const DrawList& list, int height) {
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(list.vertices.size_bytes()), list.vertices.data(), GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(list.indices.size_bytes()), list.indices.data(), GL_STREAM_DRAW);
    std::uint32_t first_vertex = ~0u, texture = ~0u;
    for (const auto& c : list.commands) {
        if (c.clip.w <= 0 || c.clip.h <= 0 || c.index_count == 0) continue;
        if (c.first_vertex != first_vertex) point_at(first_vertex = c.first_vertex);
        if (c.texture != texture) glBindTexture(GL_TEXTURE_2D, textures_[texture = c.texture]);
        glScissor(c.clip.x, height - c.clip.y - c.clip.h, c.clip.w, c.clip.h);
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(c.index_count), GL_UNSIGNED_SHORT,
                       reinterpret_cast<const void*>(c.first_index * sizeof(std::uint16_t)));
    }
}

void WebglRenderer::draw(const Picture& picture) {
    apply(picture);
    const auto part = [&](int shift) { return static_cast<float>(picture.clear_rgba >> shift & 255) / 255.0f; };
    glDisable(GL_SCISSOR_TEST);
    glViewport(0, 0, picture.width, picture.height);
    glClearColor(part(0), part(8), part(16), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glEnable(GL_SCISSOR_TEST);
    glUniform4f(to_clip_, 2.0f / static_cast<float>(picture.width), -2.0f / static_cast<float>(picture.height), -1, 1);
    for (const auto& list : picture.lists) draw_list(list, picture.height);
}
