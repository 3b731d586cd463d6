// A file through the stock client: uploaded in chunks, made the content of an entry, listed, and read back.

const fs = require('fs');
const kaltura = require('kaltura-client');

const [, , file] = process.argv;
const partnerId = Number(process.env.KEYREEL_PARTNER_ID);
const config = new kaltura.Configuration();
config.serviceUrl = process.env.KEYREEL_URL;
config.setLogger({ log() {}, debug() {}, error() {} });

const { services, objects, enums } = kaltura;
const CHUNK = 20000;

async function main() {
	const client = new kaltura.Client(config);
	client.setKs(
		await services.session.start(process.env.KEYREEL_ADMIN_SECRET, 'node', 2, partnerId).execute(client),
	);
	const content = fs.readFileSync(file);
	const token = await services.uploadToken.add(new objects.UploadToken({ fileName: 'film.mp4' })).execute(client);
	let sent;
	for (let at = 0; at < content.length; at += CHUNK) {
		const last = at + CHUNK >= content.length;
		const chunk = content.subarray(at, at + CHUNK);
		sent = await services.uploadToken.upload(token.id, chunk, at > 0, last, at > 0 ? at : -1).execute(client);
	}
	const made = await services.media
		.add(new objects.MediaEntry({ name: 'From Node', mediaType: enums.MediaType.VIDEO, tags: 'node' }))
		.execute(client);
	const resource = new objects.UploadedFileTokenResource({ token: token.id });
	await services.media.addContent(made.id, resource).execute(client);
	let entry = made;
	while (entry.status !== enums.EntryStatus.READY && `${entry.status}` !== '2') {
		await new Promise((resolve) => setTimeout(resolve, 100));
		entry = await services.media.get(made.id).execute(client);
		if (`${entry.status}` === '-1') throw new Error('it cannot be played');
	}
	const listed = await services.media
		.listAction(new objects.MediaEntryFilter({ tagsLike: 'node', idEqual: made.id }))
		.execute(client);
	const flavors = await services.flavorAsset.getByEntryId(made.id).execute(client);
	const url = await services.flavorAsset.getUrl(flavors[0].id).execute(client);
	const back = Buffer.from(await (await fetch(url)).arrayBuffer());
	const raw = Buffer.from(await (await fetch(entry.downloadUrl)).arrayBuffer());
	await services.media.deleteAction(made.id).execute(client);
	const gone = (await fetch(url)).status;
	console.log(
		JSON.stringify({
			uploaded: Number(sent.uploadedFileSize) === content.length,
			status: `${sent.status}`,
			listed: listed.objects.map((each) => [each.objectType, each.name]),
			duration: entry.duration,
			same: [back.equals(content), raw.equals(content)],
			gone,
		}),
	);
}

main().catch((error) => {
	console.error(error);
	process.exit(1);
});
